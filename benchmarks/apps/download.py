import os

FILE = os.environ["BENCHMARK_FILE"]


def application(environ, start_response):
    start_response("200 OK", [
        ("Content-Type", "application/octet-stream"),
        ("Content-Length", str(os.path.getsize(FILE)))])
    return environ["wsgi.file_wrapper"](open(FILE, "rb"), 64 * 1024)
