"""Cookies go where CPython 2.7.18 sends them, and dates are read in time.

Domains and paths match as a whole: a cookie of example.com is not for
badexample.com, one of /foo not for /foobar. Expressions for dates do not
begin anew at each space.
"""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(cookielib):
    import re
    cookielib.LOOSE_HTTP_DATE_RE = re.compile(
        r'^(\d\d?)(?:\s+|[-\/])(\w+)(?:\s+|[-\/])(\d+)'
        r'(?:(?:\s+|:)(\d\d?):(\d\d)(?::(\d\d))?)?\s*'
        r'(?:([-+]?\d{2,4}|(?![APap][Mm]\b)[A-Za-z]+)\s*)?'
        r'(?:\(\w+\)\s*)?$')
    cookielib.ISO_DATE_RE = re.compile(
        r'^(\d{4})[-\/]?(\d\d?)[-\/]?(\d\d?)'
        r'(?:(?:\s+|[-:Tt])(\d\d?):?(\d\d)(?::?(\d\d(?:\.\d*)?))?)?\s*'
        r'(?:([-+]?\d\d?:?(:?\d\d)?|Z|z)\s*)?$')
    revise(cookielib.time2netscape, ('"%s %02d-', '"%s, %02d-'))
    for name in '__repr__', '__str__':
        revise(getattr(cookielib.CookieJar, name),
               ('(self.__class__, ', '(self.__class__.__name__, '))
    _mend_policy(cookielib)
    _mend_headers(cookielib)


def _mend_policy(cookielib):
    policy = cookielib.DefaultCookiePolicy

    def path_return_ok(self, path, request):
        """Return whether a path is that of the request or above it."""
        cookielib._debug('- checking cookie path=%s', path)
        asked = cookielib.request_path(request)
        if asked == path or asked.startswith(path) and (
                path.endswith('/') or asked[len(path)] == '/'):
            return True
        cookielib._debug('  %s does not path-match %s', asked, path)
        return False

    policy.path_return_ok = path_return_ok
    revise(policy.set_ok_path, ('not req_path.startswith(cookie.path)',
                                'not self.path_return_ok(cookie.path, request)'))
    revise(policy.return_ok_domain, (
        '("."+erhn).endswith(domain)',
        '("."+erhn).endswith(_dotted(domain))'))
    revise(policy.domain_return_ok, (
        '(req_host.endswith(domain) or erhn.endswith(domain))',
        '(req_host + " " + erhn + " ").count(_dotted(domain) + " ")'))
    cookielib._dotted = lambda domain: (
        domain if not domain or domain.startswith('.') else '.' + domain)


def _mend_headers(cookielib):
    known = frozenset(['expires', 'domain', 'path', 'secure', 'version',
                       'port', 'max-age'])

    def parse_ns_headers(ns_headers):
        """Return the pairs of each header of a Netscape cookie."""
        cookies = [pairs_of(header) for header in ns_headers]
        return [pairs for pairs in cookies if pairs]

    def pairs_of(header):
        pairs = []
        for number, parameter in enumerate(header.split(';')):
            name, equals, value = parameter.strip().partition('=')
            name, value = name.strip(), value.strip() if equals else None
            if name:
                pairs.append(attribute(name, value) if number
                             else (name, value))
            elif not number:
                return []  # a cookie without a name
        if pairs and not any(name == 'version' for name, _ in pairs[1:]):
            pairs.append(('version', '0'))
        return pairs

    def attribute(name, value):
        name = name.lower() if name.lower() in known else name
        if value is not None and name in ('version', 'expires'):
            value = cookielib._strip_quotes(value)
            if name == 'expires':
                value = cookielib.http2time(value)
        return name, value

    cookielib.parse_ns_headers = parse_ns_headers
