import os

print 'loaded'


def application(environ, start_response):
    path = environ['PATH_INFO']
    context = environ['wsgilet.servlet_context']
    if path == '/beans':
        answer = (context.getAttribute('prices')['tea'],
                  str(context.getInitParameter('currency')))
    elif path == '/filtered':
        request = environ['wsgilet.servlet_request']
        answer = str(request.getAttribute('order'))
    elif path == '/visits':
        from wsgilet_servlets import session
        answer = session(environ)['visits'] = (
            session(environ).get('visits', 0) + 1)
    elif path == '/class':
        from org.wsgilet.shop import Extra
        answer = str(Extra.word())
    elif path == '/posted':
        answer = (environ['CONTENT_TYPE'], environ['wsgi.input'].read())
    else:
        answer = (os.environ.get('NAME'), environ['SCRIPT_NAME'],
                  'wsgilet.request_id' in environ)
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return [str(answer)]
