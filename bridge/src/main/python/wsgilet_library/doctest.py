"""Examples are compared as in CPython 2.7.18."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(doctest):
    doctest._strip_exception_details = _name_of_exception
    revise(doctest.DocTestRunner._DocTestRunner__run, (
        "m1 = re.match(r'(?:[^:]*\\.)?([^:]*:)', example.exc_msg)\n"
        "                    m2 = re.match(r'(?:[^:]*\\.)?([^:]*:)', exc_msg)\n"
        "                    if m1 and m2 and check(m1.group(1), m2.group(1),\n"
        "                                           self.optionflags):\n",
        'if check(_strip_exception_details(example.exc_msg),\n'
        '                             _strip_exception_details(exc_msg),\n'
        '                             self.optionflags):\n'))
    revise(doctest.OutputChecker.output_difference, (
        "diff = [line.rstrip() + '\\n' for line in diff]", 'pass'))
    revise(doctest._load_testfile, (
        'open(filename)', "open(filename, 'U')"))
    parser = doctest.DocTestParser
    parser._EXAMPLE_RE = doctest.re.compile(
        parser._EXAMPLE_RE.pattern.replace('.*$\\n?       # But any other',
                                           '.+$\\n?       # But any other'),
        doctest.re.MULTILINE | doctest.re.VERBOSE)


def _name_of_exception(message):
    # For IGNORE_EXCEPTION_DETAIL: without its module, and what is said.
    return message.split('\n')[0].split(':')[0].split('.')[-1]
