"""The Python part of the web application of ServletApplicationIT: front is
in a filter before all, back a servlet at /py."""
from decimal import Decimal

from java.io import Serializable
from java.lang import IllegalStateException
from java.util import ArrayList, HashMap
from javax.naming import InitialContext
from wsgilet_servlets import forward, include, rest, session


def front(environ, start_response):
    path = environ['PATH_INFO']
    if 'HTTP_X_REST' in environ:
        return rest(environ, lambda status, headers, exc_info=None:
                    start_response(status, headers + [('X-Front', '1')]))
    if path == '/forward':
        return forward(environ, '/java/page?a=1')
    if path.startswith('/forward/'):
        return forward(environ, path[len('/forward'):] + '?b=2')
    answer = FRONT.get(path)
    if answer is None:
        start_response('404 Not Found', [('X-Lost', '1')])
        return ['lost']
    body = answer(environ)
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return body if hasattr(body, 'next') else [str(body)]


def blocks(environ):
    yield environ['SCRIPT_NAME']
    yield environ['PATH_INFO']


def page(environ):
    return '<%s>' % include(environ, '/java/page?a=1')


def handed(environ):
    return '<%s>' % include(environ, '/java/handed')


def waiting(environ):
    try:
        return include(environ, '/java/later')
    except IllegalStateException as e:
        return e.message


def again(environ):
    rest(environ, lambda status, headers: None)
    try:
        rest(environ, None)
    except RuntimeError as e:
        return e


def user(environ):
    is_in_role = environ['wsgilet.servlet_request'].isUserInRole
    return (environ.get('REMOTE_USER'), environ.get('AUTH_TYPE'),
            is_in_role('keeper'), is_in_role('other'))


def java(environ):
    prices = environ['wsgilet.servlet_context'].getAttribute('prices')
    name = InitialContext().lookup('java:comp/env/greeting')
    return str(name), prices['tea']


def visit(environ):
    visits = session(environ)['visits'] = session(environ).get('visits', 0) + 1
    return visits, sorted(session(environ))


class Priced(Serializable):
    pass


def refused(environ):
    names = []
    for value in ([1], None, Decimal(1), object(), 1j, Priced(),
                  HashMap({'a': ArrayList([{}])})):
        try:
            session(environ)['x'] = value
        except TypeError as e:
            names.append(str(e).split(', not ')[1].split(':')[0])
    return names, len(session(environ))


def stored(environ):
    mine = session(environ)
    mine.update(small=1, counted=2L, large=2 ** 64,
                cart=ArrayList([HashMap({'tea': 2})]))
    return mine.has_key('small'), mine.copy() == dict(mine)


def end(environ):
    mine = session(environ)
    mine['old'] = 1
    old = mine.id
    mine.invalidate()
    mine.invalidate()
    gone = mine.id, dict(mine), mine.renew_id()
    mine['new'] = 2
    return gone, dict(mine), mine.id != old, mine.renew_id() == mine.id


FRONT = {'/blocks': blocks, '/page': page, '/private/user': user,
         '/java-objects': java, '/visit': visit, '/refused': refused,
         '/end': end, '/stored': stored, '/handed': handed,
         '/waiting': waiting, '/again': again}


def back(environ, start_response):
    path = environ['PATH_INFO']
    if path == '/error':
        request = environ['wsgilet.servlet_request']
        code = request.getAttribute('jakarta.servlet.error.status_code')
        start_response('%d Error' % code, [('Content-Type', 'text/plain')])
        return ['sorry, %d' % code]
    if path == '/body':
        environ['wsgi.input'].read()
    if path == '/late':
        request = environ['wsgilet.servlet_request']
        start_response('200 OK', [('Content-Type', 'text/plain')])('late ')
        try:
            session(environ)['x'] = 1
        except RuntimeError as e:
            return [str(e)[:23]]
    start_response('200 OK', [('Content-Type', 'text/plain; charset=utf-8'),
                              ('X-Back', '1')])
    return [environ['SCRIPT_NAME'], ' ', path, ' ', environ['QUERY_STRING'],
            ' ', u'\u20ac'.encode('utf-8')]
