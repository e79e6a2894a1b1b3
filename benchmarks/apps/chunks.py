def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return ((u"chunk %03d\n" % n).encode("ascii") for n in range(1000))
