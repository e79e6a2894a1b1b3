"""Plain WSGI, no framework: a page, a JSON view, a streamed countdown."""

import json
import time

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hello from WSGI</title>
<style>
:root { color-scheme: light dark; }
body { font: 1.1rem/1.6 system-ui, sans-serif; margin: 15vh auto;
       max-width: 34rem; padding: 0 1rem; }
</style>
</head>
<body>
<h1>Hello, world</h1>
<p>This page comes from a Python function of two arguments.</p>
<ul>
<li><a href="environ">What the server told it</a> (JSON)</li>
<li><a href="countdown">A countdown</a>, sent one line a second</li>
</ul>
</body>
</html>
"""

SHOWN = ('REQUEST_METHOD', 'SCRIPT_NAME', 'PATH_INFO', 'QUERY_STRING',
         'SERVER_PROTOCOL', 'SERVER_SOFTWARE', 'REMOTE_ADDR', 'HTTP_HOST',
         'HTTP_USER_AGENT', 'wsgi.url_scheme', 'wsgi.multithread')


def index(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/html; charset=utf-8'),
                              ('Content-Length', str(len(PAGE)))])
    return [PAGE]


def show_environ(environ, start_response):
    shown = dict((key, environ[key]) for key in SHOWN if key in environ)
    body = json.dumps(shown, indent=2, sort_keys=True, encoding='latin-1')
    start_response('200 OK', [('Content-Type', 'application/json'),
                              ('Content-Length', str(len(body)))])
    return [body]


def countdown(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    for n in range(3, 0, -1):
        yield '%d\n' % n
        time.sleep(1)
    yield 'Lift-off\n'


def not_found(environ, start_response):
    start_response('404 Not Found', [('Content-Type', 'text/plain')])
    return ['There is no such page.\n']


ROUTES = {'': index, '/': index, '/environ': show_environ,
          '/countdown': countdown}


def application(environ, start_response):
    view = ROUTES.get(environ.get('PATH_INFO', ''), not_found)
    return view(environ, start_response)
