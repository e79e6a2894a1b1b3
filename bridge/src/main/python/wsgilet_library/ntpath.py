"""Paths of Windows as in CPython 2.7.18, whose shares are drives."""
from __future__ import absolute_import
import re

from wsgilet_library.posixpath import variable

# What is not closed goes on to the end.
_VARIABLES = (r"'[^']*'?|%%|%([^%]*)%|%[^%]*|"
              r'\$\$|\$\{([^}]*)\}|\$\{[^}]*|\$([-\w]*)')


def mend(ntpath):
    def splitdrive(p):
        """Split a path behind its drive, C: or \\\\host\\share."""
        share, rest = ntpath.splitunc(p)
        if not share and p[1:2] == ':':
            return p[:2], p[2:]
        return share, rest

    def splitunc(p):
        """Split a path behind \\\\host\\share, if it begins with one."""
        path = p.replace('/', '\\')
        if path[:2] != '\\\\':
            return '', p
        host_end = path.find('\\', 2)
        share_end = path.find('\\', host_end + 1)
        if host_end <= 2 or share_end == host_end + 1:
            return '', p
        return (p, p[:0]) if share_end < 0 else (p[:share_end], p[share_end:])

    def join(path, *paths):
        """Join paths; the last absolute one is where it begins."""
        drive, joined = ntpath.splitdrive(path)
        for part in paths:
            part_drive, part = ntpath.splitdrive(part)
            if part[:1] in ('\\', '/'):
                drive, joined = part_drive or drive, part
                continue
            if part_drive:
                if part_drive.lower() != drive.lower():
                    drive, joined = part_drive, part
                    continue
                drive = part_drive
            if joined and joined[-1] not in '\\/':
                joined += '\\'
            joined += part
        if joined[:1] not in ('', '\\', '/') and drive[-1:] not in ('', ':'):
            joined = '\\' + joined
        return drive + joined

    def expandvars(path):
        """Put variables of the environment in place of their names.

        These are $name, ${name} and %name%. Nothing is replaced in single
        quotes, $$ and %% are one.
        """
        return re.sub(_VARIABLES, _value, path)

    ntpath.splitdrive, ntpath.splitunc = splitdrive, splitunc
    ntpath.join, ntpath.expandvars = join, expandvars


def _value(match):
    text = match.group()
    if text in ('$$', '%%'):
        return text[0]
    names = [name for name in match.groups() if name is not None]
    value = variable(names[0]) if names else None
    return text if value is None else value
