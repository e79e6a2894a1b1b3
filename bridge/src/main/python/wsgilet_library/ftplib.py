"""Commands are one line; TLS takes a context (CPython 2.7.9 and 2.7.16)."""
from __future__ import absolute_import


def mend(ftplib):
    put_line = ftplib.FTP.putline.im_func

    def putline(self, line):
        """Send a line; ValueError if it would be two."""
        if '\r' in line or '\n' in line:
            raise ValueError(
                'an illegal newline character should not be contained')
        put_line(self, line)

    ftplib.FTP.putline = putline
    if hasattr(ftplib, 'FTP_TLS'):
        _mend_tls(ftplib)


def _mend_tls(ftplib):
    ssl, ftp, tls = ftplib.ssl, ftplib.FTP, ftplib.FTP_TLS

    def __init__(self, host='', user='', passwd='', acct='', keyfile=None,
                 certfile=None, context=None,
                 timeout=ftplib._GLOBAL_DEFAULT_TIMEOUT, source_address=None):
        for name, value in (('keyfile', keyfile), ('certfile', certfile)):
            if context is not None and value is not None:
                raise ValueError('context and %s arguments are mutually '
                                 'exclusive' % name)
        self.keyfile, self.certfile = keyfile, certfile
        self.context = context or ssl._create_stdlib_context(
            self.ssl_version, certfile=certfile, keyfile=keyfile)
        self._prot_p = False
        ftp.__init__(self, host, user, passwd, acct, timeout)

    def auth(self):
        """Secure the connection for commands."""
        if isinstance(self.sock, ssl.SSLSocket):
            raise ValueError('Already using TLS')
        response = self.voidcmd(
            'AUTH TLS' if self.ssl_version >= ssl.PROTOCOL_SSLv23
            else 'AUTH SSL')
        self.sock = self.context.wrap_socket(self.sock,
                                             server_hostname=self.host)
        self.file = self.sock.makefile(mode='rb')
        return response

    def ntransfercmd(self, cmd, rest=None):
        """Begin a transfer: (socket, size or None)."""
        conn, size = ftp.ntransfercmd(self, cmd, rest)
        if self._prot_p:
            conn = self.context.wrap_socket(conn, server_hostname=self.host)
        return conn, size

    tls.ssl_version = ssl.PROTOCOL_SSLv23
    tls.__init__, tls.auth, tls.ntransfercmd = __init__, auth, ntransfercmd
