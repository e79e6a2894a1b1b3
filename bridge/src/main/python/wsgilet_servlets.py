"""What a servlet container has for the application inside it."""
import collections
import httplib
import numbers

from java.io import Serializable
from java.lang import IllegalStateException

_REST = 'org.wsgilet.bridge.WsgiFilter.rest'


def rest(environ, start_response):
    """The servlets and filters behind a WsgiFilter, as a WSGI application.

    The whole response is in memory before any of it is returned. The chain
    runs once in a request; RuntimeError otherwise, and without a filter.
    """
    chain = environ['wsgilet.servlet_request'].getAttribute(_REST)
    if chain is None:
        raise RuntimeError('there is nothing behind this application: it is'
                           ' no org.wsgilet.bridge.WsgiFilter')
    answer = chain.run()
    status = answer.status()
    start_response('%d %s' % (status, httplib.responses.get(status, 'Other')),
                   [(str(header.name()), str(header.value()))
                    for header in answer.headers()])
    return [answer.body().tostring()]


def session(environ):
    """The HttpSession of the request, which servlets see, too, as a dict.

    Nothing is made, and no cookie sent, before a value is set. Values are
    text, numbers, True and False, and serializable Java objects: others
    would not outlive a reload, nor reach another server of a cluster.
    """
    return Session(environ['wsgilet.servlet_request'])


class Session(collections.MutableMapping):
    """The attributes of an HttpSession; each method asks it anew."""

    def __init__(self, request):
        self._request = request

    def _existing(self):
        return self._request.getSession(False)

    def _made(self):
        try:
            return self._request.getSession(True)
        except IllegalStateException as e:
            raise RuntimeError('there can be no session: %s' % e.message)

    @property
    def id(self):
        """What its cookie names it by; None where there is no session."""
        existing = self._existing()
        return existing and str(existing.getId())

    def invalidate(self):
        """End it: the next value that is set begins another one."""
        existing = self._existing()
        if existing:
            existing.invalidate()

    def renew_id(self):
        """Give it another id, as one should when a user logs in."""
        return str(self._request.changeSessionId())

    def __getitem__(self, key):
        existing = self._existing()
        value = existing.getAttribute(key) if existing else None
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        if not isinstance(value, (basestring, numbers.Number, Serializable)):
            raise TypeError(
                'a session holds text, numbers and serializable Java objects,'
                ' not %s: store json.dumps(value)' % type(value).__name__)
        if isinstance(value, str):
            value = value.decode('ascii')  # Java has text alone
        self._made().setAttribute(key, value)

    def __delitem__(self, key):
        self[key]
        self._existing().removeAttribute(key)

    def __iter__(self):
        existing = self._existing()
        return iter([str(name) for name in existing.getAttributeNames()]
                    if existing else [])

    def __len__(self):
        return len(list(iter(self)))

    def __repr__(self):
        return '<session %r>' % dict(self)
