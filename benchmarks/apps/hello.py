BODY = b"Hello, World!\n"
HEADERS = [("Content-Type", "text/plain"), ("Content-Length", "14")]


def application(environ, start_response):
    start_response("200 OK", HEADERS[:])
    return [BODY]
