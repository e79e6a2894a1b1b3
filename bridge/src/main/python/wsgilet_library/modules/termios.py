"""Constants of Linux, and functions that find no terminal.

A server has none; what asks for one gets the error of a file that is none.
"""
import errno

error = type('error', (Exception,), {'__module__': 'termios'})

(IGNBRK, BRKINT, IGNPAR, PARMRK, INPCK, ISTRIP, INLCR, IGNCR, ICRNL, IUCLC,
 IXON, IXANY, IXOFF, IMAXBEL) = [1 << bit for bit in range(14)]
(OPOST, OLCUC, ONLCR, OCRNL, ONOCR, ONLRET, OFILL, OFDEL) = [
    1 << bit for bit in range(8)]
CSIZE, CS5, CS6, CS7, CS8 = 0o60, 0, 0o20, 0o40, 0o60
CSTOPB, CREAD, PARENB, PARODD, HUPCL, CLOCAL = (
    0o100, 0o200, 0o400, 0o1000, 0o2000, 0o4000)
(ISIG, ICANON, XCASE, ECHO, ECHOE, ECHOK, ECHONL, NOFLSH, TOSTOP, ECHOCTL,
 ECHOPRT, ECHOKE, FLUSHO) = [1 << bit for bit in range(13)]
PENDIN, IEXTEN = 0o40000, 0o100000
TCSANOW, TCSADRAIN, TCSAFLUSH = range(3)
TCIFLUSH, TCOFLUSH, TCIOFLUSH = range(3)
TCOOFF, TCOON, TCIOFF, TCION = range(4)
(VINTR, VQUIT, VERASE, VKILL, VEOF, VTIME, VMIN, VSWTC, VSTART, VSTOP, VSUSP,
 VEOL, VREPRINT, VDISCARD, VWERASE, VLNEXT, VEOL2) = range(17)
NCCS = 32
(B0, B50, B75, B110, B134, B150, B200, B300, B600, B1200, B1800, B2400, B4800,
 B9600, B19200, B38400) = range(16)
B57600, B115200, B230400, B460800 = range(0o10001, 0o10005)
TCGETS, TCSETS, TCSETSW, TCSETSF = range(0x5401, 0x5405)
TIOCSCTTY, TIOCGPGRP, TIOCSPGRP, TIOCOUTQ, TIOCSTI, TIOCGWINSZ, TIOCSWINSZ = (
    range(0x540E, 0x5415))
FIONREAD, TIOCNOTTY, FIONBIO, FIOCLEX = 0x541B, 0x5422, 0x5421, 0x5451


def _no_terminal(fd, *args):
    """Raise error: there is no terminal."""
    raise error(errno.ENOTTY, 'Inappropriate ioctl for device')


tcgetattr = tcsetattr = tcsendbreak = tcdrain = tcflush = tcflow = _no_terminal
