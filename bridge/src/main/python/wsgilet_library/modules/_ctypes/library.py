"""Libraries, and their absence where there is no native code."""
from __future__ import absolute_import
import os
import sys
from org.wsgilet.bridge.library.foreign import ForeignCall, ForeignMemory

RTLD_LOCAL, RTLD_GLOBAL = 0, 0x100


class Library(long):
    """A library that is open: its handle."""

    def find(self, name):
        """Return the address of a name, or 0."""
        return ForeignCall.find(self.library, name) & 0xffffffffffffffff

    def undefined(self, name):
        return '%s: undefined symbol: %s' % (self.name or sys.executable,
                                             name)


def require_native_code():
    """Raise OSError in a web application."""
    if not ForeignMemory.isNative():
        # A thread of jffi would keep it after its end.
        raise OSError('a web application has no native code: it could not '
                      'be undeployed')


def dlopen(name, mode=RTLD_LOCAL):
    """Open a library, or what the program has loaded."""
    require_native_code()
    if isinstance(name, unicode):
        name = name.encode(sys.getfilesystemencoding() or 'utf-8')
    if name is not None and not isinstance(name, str):
        raise TypeError('must be string or None, not %s'
                        % type(name).__name__)
    opened = ForeignCall.open(name, mode)
    if opened is None:
        raise OSError(ForeignCall.error() or '%s: cannot open shared object '
                      'file' % name)
    library = Library(id(opened))
    library.library, library.name = opened, name
    return library
