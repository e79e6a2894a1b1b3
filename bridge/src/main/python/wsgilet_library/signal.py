"""siginterrupt() is there."""
from __future__ import absolute_import


def mend(signal):
    def siginterrupt(sig, flag):
        """Do nothing: the JVM restarts system calls itself."""
        if not 1 <= sig < signal.NSIG:
            raise ValueError('signal number out of range')

    signal.siginterrupt = siginterrupt
