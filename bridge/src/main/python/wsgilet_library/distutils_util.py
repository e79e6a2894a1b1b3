"""Errors without a reason say what they are; a user without a name is fine."""
from __future__ import absolute_import


def mend(util):

    def grok_environment_error(exc, prefix='error: '):
        """Text of an exception, behind prefix."""
        return prefix + str(exc)

    platform = util.get_platform

    def get_platform():
        """Return for which platform packages are built: that of Java."""
        import sys
        if sys.platform.startswith('java'):
            return sys.platform
        return platform()

    def check_environ():
        """Set HOME and PLAT where they are missing."""
        import os
        if util._environ_checked:
            return
        if 'HOME' not in os.environ:
            try:
                import pwd
                os.environ['HOME'] = pwd.getpwuid(os.getuid())[5]
            except (ImportError, KeyError):
                pass
        if 'PLAT' not in os.environ:
            os.environ['PLAT'] = util.get_platform()
        util._environ_checked = 1

    util.grok_environment_error = grok_environment_error
    util.check_environ = check_environ
    util.get_platform = get_platform
