"""The system's log, by the socket /dev/log (RFC 3164)."""
(LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO,
 LOG_DEBUG) = range(8)
(LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR,
 LOG_NEWS, LOG_UUCP, LOG_CRON) = [number << 3 for number in range(10)]
LOG_AUTHPRIV = 10 << 3
(LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5,
 LOG_LOCAL6, LOG_LOCAL7) = [number << 3 for number in range(16, 24)]
LOG_PID, LOG_CONS, LOG_ODELAY, LOG_NDELAY, LOG_NOWAIT, LOG_PERROR = (
    1, 2, 4, 8, 16, 32)

_open = {'ident': None, 'option': 0, 'facility': LOG_USER}
_mask = [0xFF]


def syslog(priority, message=None):
    """Send a message: syslog(message) or syslog(priority, message).

    Where there is no system log nothing happens, as in C.
    """
    if message is None:
        priority, message = LOG_INFO, priority
    if not isinstance(message, basestring):
        raise TypeError('must be string, not ' + type(message).__name__)
    if not _mask[0] & LOG_MASK(priority & 7):
        return
    if not priority & ~7:
        priority |= _open['facility']
    from org.wsgilet.bridge.library import SystemLog
    SystemLog.send(priority, _ident(), message)


def _ident():
    import os
    import sys
    ident = _open['ident']
    if ident is None:
        ident = os.path.basename((getattr(sys, 'argv', None) or [''])[0])
        ident = ident or 'wsgilet'
    return ident + ('[%d]' % os.getpid() if _open['option'] & LOG_PID else '')


def openlog(ident=None, logoption=0, facility=LOG_USER):
    """Set what the messages that follow carry."""
    _open.update(ident=ident, option=logoption, facility=facility)


def closelog():
    """Forget what openlog() has set."""
    _open.update(ident=None, option=0, facility=LOG_USER)


def setlogmask(maskpri):
    """Set the mask of priorities, unless 0; return the one before."""
    previous = _mask[0]
    if maskpri:
        _mask[0] = maskpri
    return previous


def LOG_MASK(pri):
    """Return the mask of a priority."""
    return 1 << pri


def LOG_UPTO(pri):
    """Return the mask of all priorities up to this one."""
    return (1 << (pri + 1)) - 1
