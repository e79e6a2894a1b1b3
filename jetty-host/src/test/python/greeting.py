import os


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    greeting = os.environ.get('GREETING', 'Hello')
    return ['%s %s!\n' % (greeting, environ['PATH_INFO'].lstrip('/'))]
