"""A text of nothing but blank lines and comments is complete, and statements
of the kind 'exec' are compiled, too, as in CPython.
"""
from __future__ import absolute_import


def mend(codeop):
    compile_command = codeop.compile_command
    run = codeop.CommandCompiler.__call__

    def mended(source, filename='<input>', symbol='single'):
        """Compile a command; return None if it is not complete."""
        if symbol == 'exec':
            return _statements(source, filename)
        return compile_command(_text(source, symbol), filename, symbol)

    def __call__(self, source, filename='<input>', symbol='single'):
        """Compile a command; return None if it is not complete."""
        if symbol == 'exec':
            return _statements(source, filename)
        return run(self, _text(source, symbol), filename, symbol)

    codeop.compile_command = mended
    codeop.CommandCompiler.__call__ = __call__


def _text(source, symbol):
    if symbol == 'eval':
        return source
    for line in source.split('\n'):
        if line.strip() and not line.strip().startswith('#'):
            return source
    return 'pass'


def _statements(source, filename):
    # What is wrong with a text that is not complete is wrong further behind
    # once lines follow it.
    errors = []
    for end in '\n', '\n\n':
        try:
            return compile(_text(source, 'exec') + end, filename, 'exec', 0, 1)
        except SyntaxError as e:
            errors.append(e)
    if repr(errors[0]) == repr(errors[1]):
        raise errors[0]
