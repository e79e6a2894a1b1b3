"""The realm of a server is searched in linear time (CPython 2.7.18)."""
from __future__ import absolute_import


def mend(urllib2):
    import re
    urllib2.AbstractBasicAuthHandler.rx = re.compile(
        r'''(?:^|,)[ \t]*([^ \t]+)[ \t]+realm=(["']?)([^"']*)\2''', re.I)
