BLOCK = 64 * 1024


def application(environ, start_response):
    left = int(environ["CONTENT_LENGTH"])
    received = 0
    while left > 0:
        block = environ["wsgi.input"].read(min(BLOCK, left))
        if not block:
            break
        received += len(block)
        left -= len(block)
    answer = ("%d bytes\n" % received).encode("ascii")
    start_response("200 OK", [
        ("Content-Type", "text/plain"),
        ("Content-Length", str(len(answer)))])
    return [answer]
