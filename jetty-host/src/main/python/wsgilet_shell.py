"""A prompt in this interpreter, with the application at hand."""
import code
import sys

import wsgilet_run

# Before a source: its bytes are UTF-8. As at CPython's prompt, u'...' then has
# letters and '...' their bytes.
_UTF8 = '\xef\xbb\xbf'


def run(application, prompt, banner):
    """Run what is typed, or the lines of standard input; return the exit code.

    application -- None if there is none
    prompt -- makes a function that reads a line at a terminal, of a function
              that completes names
    banner -- what a terminal shows first
    """
    return wsgilet_run.finish(lambda: _run(application, prompt, banner))


def is_terminal():
    return sys.stdin.isatty() and sys.stdout.isatty()


def _run(application, prompt, banner):
    sys.argv = ['']
    sys.path.insert(0, '')
    variables = sys.modules['__main__'].__dict__
    if application is not None:
        variables['application'] = variables['app'] = application
    console = _Console(variables)
    if not is_terminal():
        console.run_input()
        sys.exit(console.failed)
    console.raw_input = prompt(_Completion(variables))
    console.interact(banner)


class _Console(code.InteractiveConsole):

    failed = False

    def showtraceback(self):
        self.failed = True
        code.InteractiveConsole.showtraceback(self)

    def showsyntaxerror(self, filename=None):
        self.failed = True
        code.InteractiveConsole.showsyntaxerror(self, filename)

    def runsource(self, source, filename='<input>', symbol='single'):
        if isinstance(source, unicode):  # of a terminal, by its encoding
            source = source.encode('utf-8')
        if any(byte > '\x7f' for byte in source):
            source = _UTF8 + source
        return code.InteractiveConsole.runsource(
            self, source, filename, symbol)

    def run_input(self):
        # Not by an iterator, which reads ahead: programs read their input, too.
        for line in iter(sys.stdin.readline, ''):
            self.push(line.rstrip('\r\n'))
        if self.buffer:
            self.push('')  # ends a block


class _Completion(object):

    def __init__(self, variables):
        import rlcompleter
        self._completer = rlcompleter.Completer(variables)

    def __call__(self, text):
        """Return the names that begin with this one, which may have dots."""
        names = []
        try:
            while True:
                name = self._completer.complete(text, len(names))
                if name is None:
                    return names
                names.append(name)
        except Exception:  # of an attribute that was looked at
            return names
