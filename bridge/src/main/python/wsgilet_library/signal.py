"""Handlers run in the main thread; SIG_DFL and SIG_IGN are 0 and 1.

siginterrupt(), pause(), set_wakeup_fd() and the timer of real time are there,
and the constants of Linux that the JVM has no signals for.
"""
from __future__ import absolute_import
import wsgilet_library

# On Linux, where a JVM handles some of them itself.
_NUMBERS = dict(SIGHUP=1, SIGINT=2, SIGQUIT=3, SIGILL=4, SIGTRAP=5, SIGABRT=6,
                SIGIOT=6, SIGBUS=7, SIGFPE=8, SIGKILL=9, SIGUSR1=10,
                SIGSEGV=11, SIGUSR2=12, SIGPIPE=13, SIGALRM=14, SIGTERM=15,
                SIGCHLD=17, SIGCLD=17, SIGCONT=18, SIGSTOP=19, SIGTSTP=20,
                SIGTTIN=21, SIGTTOU=22, SIGURG=23, SIGXCPU=24, SIGXFSZ=25,
                SIGVTALRM=26, SIGPROF=27, SIGWINCH=28, SIGIO=29, SIGPOLL=29,
                SIGPWR=30, SIGSYS=31, SIGRTMIN=34, SIGRTMAX=64)


def mend(signal):
    signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF = range(3)
    signal.ItimerError = type('ItimerError', (IOError,),
                              {'__module__': 'signal'})
    if signal.SIGCHLD == _NUMBERS['SIGCHLD']:
        vars(signal).update(_NUMBERS)
        signal.NSIG = 65
    _mend_handlers(signal)
    _mend_timers(signal)


def _mend_handlers(signal):
    import errno
    import os
    import time
    from java.lang import IllegalArgumentException
    from org.wsgilet.bridge.jython import MainThread
    from sun.misc import Signal, SignalHandler
    from org.wsgilet.bridge.library import BuiltinTypes

    def default_int_handler(sig, frame):
        """Raise KeyboardInterrupt: what Ctrl-C does if nothing else is set."""
        raise KeyboardInterrupt

    signal.default_int_handler = BuiltinTypes.functionOfC(default_int_handler)
    SIG_DFL, SIG_IGN = signal.SIG_DFL, signal.SIG_IGN = 0, 1
    of_java = {SIG_DFL: SignalHandler.SIG_DFL, SIG_IGN: SignalHandler.SIG_IGN}
    actions = {signal.SIGPIPE: SIG_IGN, signal.SIGXFSZ: SIG_IGN,
               signal.SIGINT: signal.default_int_handler}
    firsts = {}  # what the JVM does by itself
    wakeup = [-1]

    class Handler(SignalHandler):
        """Hands a signal to the handler of Python."""

        def handle(self, number):
            handled(number.getNumber())

    handler = Handler()

    def handled(sig):
        action = actions.get(sig)
        try:
            if callable(action):
                MainThread.handle(sig, action)
        finally:
            if wakeup[0] >= 0:
                os.write(wakeup[0], '\0')

    def check(sig):
        if not 1 <= sig < signal.NSIG:
            raise ValueError('signal number out of range')

    def signal_(sig, action):
        """Set what is done at a signal, and return what was done.

        action -- SIG_DFL, SIG_IGN, or a function of the number and the frame
        that is interrupted: it is called in the main thread
        """
        check(sig)
        if not callable(action) and action not in of_java:
            raise TypeError('signal handler must be signal.SIG_IGN, signal.'
                            'SIG_DFL, or a callable object')
        if sig in (signal.SIGKILL, signal.SIGSTOP):
            raise RuntimeError(errno.EINVAL, os.strerror(errno.EINVAL))
        before = getsignal(sig)
        of_this = of_java.get(action, handler)
        if action == SIG_DFL and sig != signal.SIGINT:
            of_this = firsts.get(sig, of_this)
        first = register(sig, of_this)
        firsts.setdefault(sig, first)
        if first == SignalHandler.SIG_IGN and sig not in actions:
            before = SIG_IGN  # as nohup has it
        actions[sig] = action
        return before

    def register(sig, action):
        # Java knows one of the names that a number may have: ABRT, not IOT.
        refused = 'Unknown signal: %d' % sig
        for name, number in _NUMBERS.items():
            if number == sig:
                try:
                    return Signal.handle(Signal(name[3:]), action)
                except IllegalArgumentException as e:
                    refused = e.getMessage()
        raise ValueError(refused)

    def getsignal(sig):
        """Return what is done at a signal."""
        check(sig)
        return actions.get(sig, SIG_DFL)

    def siginterrupt(sig, flag):
        """Do nothing: the JVM restarts system calls itself."""
        check(sig)

    def pause():
        """Wait for a signal."""
        MainThread.pause()

    def set_wakeup_fd(fd):
        """Have a zero byte written at each signal; return what was set."""
        if fd != -1:
            try:
                os.fstat(fd)
            except OSError:
                raise ValueError('invalid fd')
        before, wakeup[0] = wakeup[0], fd
        return before

    kill = os.kill

    def kill_or_handle(pid, sig):
        """Send a signal; one to this process is handled on return."""
        if pid == os.getpid() and sig in actions:
            if callable(actions[sig]):
                handled(sig)
            elif actions[sig] == SIG_DFL:
                kill(pid, sig)
        else:
            kill(pid, sig)

    sleep = time.sleep

    def interruptible(seconds):
        """Wait some seconds; a signal ends it."""
        if seconds > 0:
            MainThread.sleep(seconds)
        else:
            sleep(seconds)

    signal_.__name__, kill_or_handle.__name__ = 'signal', 'kill'
    interruptible.__name__ = 'sleep'
    signal.signal, signal.getsignal = signal_, getsignal
    signal.siginterrupt, signal.pause = siginterrupt, pause
    signal.set_wakeup_fd = set_wakeup_fd
    os.kill, time.sleep = map(BuiltinTypes.functionOfC,
                              (kill_or_handle, interruptible))
    wsgilet_library.added.update(os={'kill': os.kill},
                                 time={'sleep': time.sleep})


def _mend_timers(signal):
    import os
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
        with lock:
            if running[0] is not timer:
                return
            if running[2]:
                start(running[2], running[2])
            else:
                running[:] = None, 0.0, 0.0
        os.kill(os.getpid(), signal.SIGALRM)

    def setitimer(which, seconds, interval=0.0):
        """Have SIGALRM after a time, and again; return what was set."""
        check(which)
        if seconds < 0 or interval < 0:
            raise signal.ItimerError(22, 'Invalid argument')
        if which != signal.ITIMER_REAL:
            return _timer_of_system(which, seconds, interval)
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
        if which != signal.ITIMER_REAL:
            return _timer_of_system(which)
        with lock:
            return left()

    def alarm(time):
        """Have SIGALRM after some seconds; return what was left."""
        before = setitimer(signal.ITIMER_REAL, int(time))[0]
        return int(before + 0.999999)

    def check(which):
        if not signal.ITIMER_REAL <= which <= signal.ITIMER_PROF:
            raise signal.ItimerError(22, 'Invalid argument')

    signal.setitimer, signal.getitimer = setitimer, getitimer
    signal.alarm = alarm


def _timer_of_system(which, *times):
    """Set a timer of processor time, if it is to be; return what was set.

    times -- the seconds that are left, and the interval
    """
    from ctypes import CDLL, c_long
    numbers = []  # the interval comes first in C
    for seconds in reversed(times):
        whole = int(seconds)
        numbers += [whole, int(round((seconds - whole) * 1e6))]
    before, system = (c_long * 4)(), CDLL(None)
    if times:
        system.setitimer(which, (c_long * 4)(*numbers), before)
    else:
        system.getitimer(which, before)
    return before[2] + before[3] / 1e6, before[0] + before[1] / 1e6
