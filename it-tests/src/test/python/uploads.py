"""What clients upload to. The path names what follows the first block, and the request; /ran/ lists those that ran."""
import hashlib

RAN = []


def application(environ, start_response):
    kind, name = environ['PATH_INFO'][1:].split('/')
    if kind == 'ran':
        start_response('200 OK', [('Content-Type', 'text/plain')])
        return [' '.join(RAN)]
    RAN.append(name)
    return ANSWERS[kind](environ['wsgi.input'], start_response)


def digest(body, start_response):
    text = hashlib.md5(body.read()).hexdigest()
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return [text]


def stream(*headers, **options):
    def answer(body, start_response):
        start_response('200 OK', list(headers))
        if not options.get('unread'):
            body.read()
        yield 'first'
        for item in options.get('items', ()):
            yield item()
    return answer


def fail():
    raise ValueError('after the first block')


def write(body, start_response):
    start_response('200 OK', [])(body.read() and 'first' or 'first')
    fail()


ANSWERS = {
    'digest': digest,
    'raise': stream(items=[fail]),
    'raise-unread': stream(items=[fail], unread=True),
    'raise-of-length': stream(('Content-Length', '100'), items=[fail]),
    'short': stream(('Content-Length', '100')),
    'item': stream(items=[int]),
    'write': write,
}
