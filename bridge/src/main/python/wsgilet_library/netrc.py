"""The default file must be its owner's alone, as of CPython 2.7.10."""
from __future__ import absolute_import


def mend(module):
    import os
    import stat
    original = module.netrc.__init__
    parse = module.netrc._parse

    def __init__(self, file=None):
        self._default = file is None
        original(self, file)

    def _parse(self, file, fp, default_netrc=None):
        parse(self, file, fp)
        if default_netrc or default_netrc is None and self._default:
            if any(entry and entry[2] for entry in self.hosts.values()):
                _check(file, os.fstat(fp.fileno()))

    def _check(file, status):
        if status.st_uid != os.getuid():
            raise module.NetrcParseError(
                '~/.netrc file owner (%s) does not match current user (%s)'
                % (_name(status.st_uid), _name(os.getuid())), file)
        if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise module.NetrcParseError(
                '~/.netrc access too permissive: access permissions must '
                'restrict access to only the owner', file)

    def _name(uid):
        import pwd
        try:
            return pwd.getpwuid(uid)[0]
        except KeyError:
            return 'uid %s' % uid

    def __repr__(self):
        """The entries as a file of this format has them."""
        lines = []
        for host, (login, account, password) in self.hosts.items():
            lines.append('machine %s\n\tlogin %s\n' % (host, login))
            if account:
                lines.append('\taccount %s\n' % account)
            lines.append('\tpassword %s\n' % password)
        for name, body in self.macros.items():
            lines.append('macdef %s\n%s\n' % (name, ''.join(body)))
        return ''.join(lines)

    module.netrc.__init__, module.netrc._parse = __init__, _parse
    module.netrc.__repr__ = __repr__
