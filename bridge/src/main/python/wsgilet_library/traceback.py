"""The mark below a syntax error is where CPython 2.7.18 has it."""
from __future__ import absolute_import


def mend(traceback):
    format_only = traceback.format_exception_only

    def format_exception_only(etype, value):
        """Return the lines that tell an exception, without its stack."""
        lines = format_only(etype, value)
        if len(lines) == 4 and lines[2].endswith('^\n'):
            try:
                _, (_, _, offset, line) = value.args
                lines[2] = _mark(line.rstrip('\n'), offset)
            except (TypeError, ValueError, AttributeError):
                pass
        return lines

    traceback.format_exception_only = format_exception_only


def _mark(line, offset):
    before = line[:min(len(line), offset) - 1].lstrip()
    # White space is kept, so that a tab takes as much in both lines.
    return '    %s^\n' % ''.join(c if c.isspace() else ' ' for c in before)
