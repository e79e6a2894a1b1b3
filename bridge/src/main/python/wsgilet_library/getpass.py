"""GetPassWarning, and what is asked for where there is no terminal."""
from __future__ import absolute_import
import sys


def mend(getpass):

    class GetPassWarning(UserWarning):
        """A password will be seen as it is typed."""

    GetPassWarning.__module__ = 'getpass'

    def fallback_getpass(prompt='Password: ', stream=None):
        """Ask for a password that is seen as it is typed."""
        import warnings
        warnings.warn('Can not control echo on the terminal.',
                      GetPassWarning, stacklevel=2)
        stream = stream or sys.stderr
        print >> stream, 'Warning: Password input may be echoed.'
        return getpass._raw_input(prompt, stream)

    getpass.GetPassWarning = GetPassWarning
    getpass.fallback_getpass = getpass.default_getpass = fallback_getpass
    getpass.__all__ = ['getpass', 'getuser', 'GetPassWarning']
