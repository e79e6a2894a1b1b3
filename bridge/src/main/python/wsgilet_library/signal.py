"""siginterrupt() and the timer of real time are there."""
from __future__ import absolute_import


def mend(signal):
    def siginterrupt(sig, flag):
        """Do nothing: the JVM restarts system calls itself."""
        if not 1 <= sig < signal.NSIG:
            raise ValueError('signal number out of range')

    signal.siginterrupt = siginterrupt
    signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF = range(3)
    signal.ItimerError = type('ItimerError', (IOError,),
                              {'__module__': 'signal'})
    _mend_timers(signal)


def _mend_timers(signal):
    import threading
    import time
    lock = threading.Lock()
    running = [None, 0.0, 0.0]  # the timer, when it goes off, its interval

    def left():
        timer, end, interval = running
        if timer is None:
            return 0.0, 0.0
        return max(1e-6, end - time.time()), interval

    def start(seconds, interval):
        timer = threading.Timer(seconds, lambda: ring(timer))
        timer.setDaemon(True)
        running[:] = timer, time.time() + seconds, interval
        timer.start()

    def ring(timer):
        from sun.misc import Signal
        with lock:
            if running[0] is not timer:
                return
            if running[2]:
                start(running[2], running[2])
            else:
                running[:] = None, 0.0, 0.0
        getattr(Signal, 'raise')(Signal('ALRM'))

    def setitimer(which, seconds, interval=0.0):
        """Have SIGALRM after a time, and again; return what was set."""
        check(which)
        if seconds < 0 or interval < 0:
            raise signal.ItimerError(22, 'Invalid argument')
        with lock:
            before = left()
            if running[0] is not None:
                running[0].cancel()
            running[:] = None, 0.0, 0.0
            if seconds:
                start(seconds, interval)
        return before

    def getitimer(which):
        """Return the seconds that are left, and the interval."""
        check(which)
        with lock:
            return left()

    def alarm(time):
        """Have SIGALRM after some seconds; return what was left."""
        before = setitimer(signal.ITIMER_REAL, int(time))[0]
        return int(before + 0.999999)

    def check(which):
        if which in (signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
            raise signal.ItimerError(22, 'Invalid argument: the JVM has no '
                                     'timer of processor time')
        if which != signal.ITIMER_REAL:
            raise signal.ItimerError(22, 'Invalid argument')

    signal.setitimer, signal.getitimer = setitimer, getitimer
    signal.alarm = alarm
