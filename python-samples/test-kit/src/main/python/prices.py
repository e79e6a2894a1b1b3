import os


def application(environ, start_response):
    prices = environ['wsgilet.servlet_context'].getAttribute('prices') or {}
    article = environ['PATH_INFO'].lstrip('/')
    print 'asked for', article
    if article not in prices:
        start_response('404 Not Found', [('Content-Type', 'text/plain')])
        return ['no %s\n' % article]
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['%s: %d %s\n' % (article, prices[article],
                             os.environ.get('CURRENCY', 'EUR'))]
