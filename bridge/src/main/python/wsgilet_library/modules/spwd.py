"""The passwords of users, for who may read /etc/shadow."""
from _structseq import structseq as _structseq

_FIELDS = ('sp_nam sp_pwd sp_lstchg sp_min sp_max sp_warn sp_inact '
           'sp_expire sp_flag')

struct_spwd = _structseq('spwd.struct_spwd', _FIELDS,
                         'An entry of the shadow password database.')


def getspall():
    """Return all entries; none where the file may not be read."""
    try:
        with open('/etc/shadow') as shadow:
            lines = shadow.read().splitlines()
    except IOError:
        return []
    return [_entry(line) for line in lines if line.count(':') >= 1]


def getspnam(name):
    """Return the entry of a user; raise KeyError."""
    if not isinstance(name, basestring):
        raise TypeError('getspnam() argument 1 must be string, not %s'
                        % type(name).__name__)
    for entry in getspall():
        if entry.sp_nam == str(name):
            return entry
    raise KeyError('getspnam(): name not found')


def _entry(line):
    fields = (line.split(':') + [''] * 9)[:9]
    # shadow(5): what is empty is -1; the reserved field is empty.
    return struct_spwd(fields[:2] + [int(field) if field else -1
                                     for field in fields[2:]])
