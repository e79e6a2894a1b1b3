"""Warnings whose text or line is not ASCII, and without sys.stderr."""
from __future__ import absolute_import


def mend(warnings):
    import linecache
    import sys

    def formatwarning(message, category, filename, lineno, line=None):
        """Return the text of a warning, with the line that it is for."""
        try:
            message = str(message)
        except UnicodeEncodeError:
            pass
        text = '%s: %s: %s\n' % (lineno, category.__name__, message)
        if line is None:
            line = linecache.getline(filename, lineno)
        if line:
            line = line.strip()
            if isinstance(text, unicode) and isinstance(line, str):
                line = unicode(line, 'latin1')
            text += '  %s\n' % line
        if isinstance(text, unicode) and isinstance(filename, str):
            try:
                filename = unicode(filename, sys.getfilesystemencoding())
            except UnicodeDecodeError:
                pass
        return '%s:%s' % (filename, text)

    def _show_warning(message, category, filename, lineno, file=None,
                      line=None):
        if file is None:
            file = sys.stderr
        if file is None:
            return
        try:
            file.write(warnings.formatwarning(message, category, filename,
                                              lineno, line))
        except (IOError, UnicodeError):
            pass  # there is nobody to tell

    if warnings.showwarning is warnings._show_warning:
        warnings.showwarning = _show_warning
    warnings._show_warning = _show_warning
    warnings.formatwarning = formatwarning
    warnings.__all__ = ['warn', 'warn_explicit', 'showwarning',
                        'formatwarning', 'filterwarnings', 'simplefilter',
                        'resetwarnings', 'catch_warnings']
