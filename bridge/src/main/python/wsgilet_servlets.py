"""What a servlet container has for the application inside it."""
import collections
import httplib

from java.io import Serializable
from java.lang import IllegalStateException, Long

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
    obstacle = chain.obstacle()
    if obstacle:
        raise RuntimeError(obstacle)
    answer = chain.run()
    status = answer.status()
    start_response('%d %s' % (status, httplib.responses.get(status, 'Other')),
                   [(str(header.name()),
                     header.value().encode('latin-1', 'replace'))
                    for header in answer.headers()])
    return [answer.body().tostring()]


def include(environ, path):
    """What the servlet or JSP at a path of this web application writes.

    path -- below the context path, with the query: '/prices?of=tea'

    The bytes of its output stream, or the text of its writer in UTF-8; the
    container ignores the status and headers of what is included.
    """
    from org.wsgilet.bridge.webapp import IncludedContent, SynchronousRequest
    content = IncludedContent(environ['wsgilet.servlet_response'])
    _dispatcher(environ, path).include(
        SynchronousRequest(environ['wsgilet.servlet_request'], 'include'),
        content)
    return content.body().tostring()


def forward(environ, path):
    """Have the servlet or JSP at a path of this web application answer.

    path -- as for include()

    To be returned by an application that has not called start_response. What
    its middleware would do with the response is not done.
    """
    _dispatcher(environ, path).forward(
        environ['wsgilet.servlet_request'],
        environ['wsgilet.servlet_response'])
    return []


def _dispatcher(environ, path):
    dispatcher = environ['wsgilet.servlet_request'].getRequestDispatcher(path)
    if dispatcher is None:
        raise ValueError('there is no dispatcher for %r: give a path that'
                         ' begins with a slash' % path)
    return dispatcher


def session(environ):
    """The HttpSession of the request, which servlets see, too, as a dict.

    Nothing is made, and no cookie sent, before a value is set. Values are
    text, numbers, True and False, and serializable Java objects: others
    would not outlive a reload, nor reach another server of a cluster.
    """
    return Session(environ['wsgilet.servlet_request'])


class Session(collections.MutableMapping):
    """The attributes of an HttpSession; each method asks it anew.

    A session that another request ends meanwhile is one without values.
    """

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
            try:
                existing.invalidate()
            except IllegalStateException:
                pass  # another request has ended it

    def renew_id(self):
        """Give it another id, as one should when a user logs in.

        Return it; None where there is no session, which gets an id of its own
        with its first value.
        """
        if self._existing() is None:
            return None
        return str(self._request.changeSessionId())

    def __getitem__(self, key):
        existing = self._existing()
        try:
            value = existing.getAttribute(key) if existing else None
        except IllegalStateException:
            value = None
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        if isinstance(value, str):
            value = value.decode('ascii')  # Java has text alone
        elif isinstance(value, long):
            if _LONG[0] <= value <= _LONG[1]:
                value = Long(value)  # as Java has them, not a BigInteger
        elif not isinstance(value, _STORED):
            raise _refused(type(value).__name__)
        else:
            refused = _python_type_in(value)
            if refused:
                raise _refused(refused)
        self._made().setAttribute(key, value)

    def __delitem__(self, key):
        self[key]
        self._existing().removeAttribute(key)

    def __iter__(self):
        return iter(self._names())

    def __len__(self):
        return len(self._names())

    def _names(self):
        existing = self._existing()
        try:
            return [_native(name) for name in existing.getAttributeNames()
                    ] if existing else []
        except IllegalStateException:
            return []

    def has_key(self, key):
        return key in self

    def copy(self):
        return dict(self)

    def __repr__(self):
        return '<session %r>' % dict(self)


# Not numbers.Number: a Decimal is an object of Python's.
_STORED = unicode, int, float, Serializable
_LONG = Long.MIN_VALUE, Long.MAX_VALUE


def _refused(name):
    return TypeError(
        'a session holds text, numbers and serializable Java objects, not %s:'
        ' store json.dumps(value)' % name)


def _python_type_in(value):
    from org.wsgilet.bridge.webapp import StoredValue
    return StoredValue.pythonTypeIn(value)


def _native(name):
    try:
        return str(name)
    except UnicodeEncodeError:
        return name
