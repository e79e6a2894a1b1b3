"""Files without a name; one whose mode is wrong leaves none behind."""
from __future__ import absolute_import


def mend(tempfile):
    import os
    make = tempfile.NamedTemporaryFile
    template, wrapper = tempfile.template, tempfile._TemporaryFileWrapper

    def NamedTemporaryFile(mode='w+b', bufsize=-1, suffix='', prefix=template,
                           dir=None, delete=True):
        folder = tempfile.gettempdir() if dir is None else dir
        flags = (tempfile._bin_openflags if 'b' in mode
                 else tempfile._text_openflags)
        fd, name = tempfile._mkstemp_inner(folder, prefix, suffix, flags)
        try:
            return wrapper(os.fdopen(fd, mode, bufsize), name, delete)
        except BaseException:
            os.unlink(name)
            os.close(fd)
            raise

    def TemporaryFile(mode='w+b', bufsize=-1, suffix='', prefix=template,
                      dir=None):
        """Return a new file that has no name, and is gone once closed."""
        folder = tempfile.gettempdir() if dir is None else dir
        fd, name = tempfile._mkstemp_inner(folder, prefix, suffix,
                                           tempfile._bin_openflags)
        try:
            os.unlink(name)
            return os.fdopen(fd, mode, bufsize)
        except BaseException:
            os.close(fd)
            raise

    NamedTemporaryFile.__doc__ = make.__doc__
    tempfile.NamedTemporaryFile = NamedTemporaryFile
    tempfile.TemporaryFile = TemporaryFile
    # Jython's own.
    del tempfile.SpooledTemporaryFile.encoding
    del tempfile.SpooledTemporaryFile.newlines
