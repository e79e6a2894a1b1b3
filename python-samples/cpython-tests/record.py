"""Runs a module of CPython's Lib/test and records what became of each case.

    record.py RESULTS TESTS MODULE

RESULTS is a file; a line is appended when a case starts ("start", its name)
and when it ends (outcome, name, why). Cases that the file has are not run
again, so that a second run goes on behind a case that never ended.
TESTS is a folder with the package test, and with those tests of the library
that are elsewhere in it. Runs in Python 2.7 of either kind.
"""
import os
import sys
import unittest

# Tests that are in packages of the library.
PACKAGES = {'test_ctypes': 'ctypes', 'test_distutils': 'distutils',
            'test_email': 'email', 'test_email_codecs': 'email',
            'test_email_renamed': 'email', 'test_json': 'json',
            'test_lib2to3': 'lib2to3', 'test_sqlite': 'sqlite3',
            'test_unittest': 'unittest'}
ONLY_CPYTHON = 'implementation detail'


class Record(object):
    """The file of results."""

    def __init__(self, path):
        self.file = open(path, 'a+')
        self.file.seek(0)
        self.known = set(line.rstrip('\n').split('\t')[1]
                         for line in self.file if '\t' in line)
        self.names = {}

    def unique(self, name):
        """Name a case; the second of a name gets a number."""
        name = name.replace('\t', ' ').replace('\n', ' ')
        if name.startswith('test.'):
            name = name[len('test.'):]
        count = self.names[name] = self.names.get(name, 0) + 1
        return name if count == 1 else '%s #%d' % (name, count)

    def write(self, outcome, name, why=''):
        """Append a line that others see at once."""
        self.file.seek(0, 2)
        self.file.write('\t'.join((outcome, name, why)) + '\n')
        self.file.flush()


class Result(unittest.TestResult):
    """Writes each outcome to the record when it is there."""

    def __init__(self, record):
        unittest.TestResult.__init__(self)
        self.record = record
        self.name = None

    def startTest(self, test):
        unittest.TestResult.startTest(self, test)
        self.outcome = 'ok', ''
        self.name = test.wsgilet_name
        self.record.write('start', self.name)

    def stopTest(self, test):
        unittest.TestResult.stopTest(self, test)
        self.record.write(self.outcome[0], self.name, self.outcome[1])
        self.name = None

    def addError(self, test, err):
        self._failed('error', test, err)

    def addFailure(self, test, err):
        self._failed('fail', test, err)

    def _failed(self, outcome, test, err):
        if self.name is None:  # setUpClass or setUpModule
            self.record.write('none', self.record.unique(test.id()),
                              shown(err))
        elif self.outcome[0] in ('ok', 'skip'):
            self.outcome = outcome, shown(err)
        try:
            print >> sys.stderr, '-' * 70, '\n', test.id()
            print >> sys.stderr, self._exc_info_to_string(err, test)
        except (IOError, ValueError):  # the case has closed it
            pass

    def addSkip(self, test, reason):
        self.outcome = ('inside' if ONLY_CPYTHON in reason else 'skip',
                        one_line(reason))

    def addUnexpectedSuccess(self, test):
        self.outcome = 'fail', 'unexpected success'


def shown(err):
    """Tell type and message of an exception in one line."""
    try:
        text = str(err[1])
    except Exception:
        text = '?'
    return one_line('%s: %s' % (getattr(err[0], '__name__', err[0]), text))


def one_line(text):
    text = ' '.join(text.split())
    return ''.join(c if ' ' <= c <= '~' else '?' for c in text)[:300]


def cases(suite):
    """The cases of a suite that is made of suites."""
    try:
        parts = list(suite)
    except TypeError:
        return [suite]
    return [case for part in parts for case in cases(part)]


def refuse_pools_in_cases():
    """Let test_multiprocessing make the pool of its cases: they fail alone."""
    import multiprocessing
    Pool = multiprocessing.Pool
    try:
        Pool(1).terminate()
        return
    except NotImplementedError:
        pass

    class NoPool(object):
        def __init__(self, processes):
            multiprocessing.Pool = Pool

        def terminate(self):
            pass

    multiprocessing.Pool = NoPool


def add_modules_of_c(tests):
    """Add what test_ctypes imports and only CPython has as modules.

    The functions of _ctypes_test are called by ctypes, with sqrt of libm; of
    _testcapi it asks the limits of C's types.
    """
    import ctypes
    import types
    ctypes.CDLL('libm.so.6', ctypes.RTLD_GLOBAL)
    functions = types.ModuleType('_ctypes_test')
    functions.__file__ = os.path.join(tests, '_ctypes_test.so')
    limits = types.ModuleType('_testcapi')
    limits.INT_MAX, limits.UINT_MAX = 2 ** 31 - 1, 2 ** 32 - 1
    for module in functions, limits:
        sys.modules[module.__name__] = module
    sys.getrefcount = refuse_to_count


def refuse_to_count(object):
    raise unittest.SkipTest(ONLY_CPYTHON + ': reference counts')


def main():
    path, tests, name = sys.argv[1:4]
    record = Record(path)
    sys.path.insert(0, tests)
    if name in PACKAGES:
        package = __import__(PACKAGES[name])
        package.__path__.append(os.path.join(tests, PACKAGES[name]))
    from test import test_support
    if not hasattr(test_support, 'TESTFN_UNICODE'):
        # It leaves these out for Jython, and with them whole modules.
        test_support.TESTFN_UNICODE = u'@test-\xe0\xf2'
        test_support.TESTFN_ENCODING = sys.getfilesystemencoding()
        test_support.TESTFN_UNENCODABLE = None
    if name == 'test_ctypes' and sys.platform.startswith('java'):
        add_modules_of_c(tests)
    result = Result(record)

    def run_suite(suite):
        chosen = unittest.TestSuite()
        for case in cases(suite):
            case.wsgilet_name = record.unique(case.id())
            if case.wsgilet_name not in record.known:
                chosen.addTest(case)
        chosen.run(result)

    def run_doctest(module, verbosity=None):
        import doctest
        try:
            run_suite(doctest.DocTestSuite(module))
        except ValueError:  # a module without any
            pass
        return 0, 1

    test_support._run_suite = run_suite
    test_support.run_doctest = run_doctest
    test_support.use_resources = []
    test_support.verbose = 0
    test_support.record_original_stdout(sys.stdout)
    try:
        # From the source each time: __file__ of a compiled module tells.
        sys.dont_write_bytecode = True
        module = __import__('test.' + name, fromlist=['x'])
        sys.dont_write_bytecode = False
        if name == 'test_multiprocessing':
            refuse_pools_in_cases()
        if hasattr(module, 'test_main'):
            module.test_main()
        if not record.names:
            record.write('ok', name)
    except unittest.SkipTest as e:
        record.write('skip', name, one_line(str(e)))
    except:
        record.write('none', name, shown(sys.exc_info()))
        raise


if __name__ == '__main__':
    main()
