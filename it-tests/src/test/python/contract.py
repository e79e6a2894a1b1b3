"""Serves all fixtures: the request header X-Fixture names the module."""
from fixtures import (
    body, closing, echo, errlog, errors, files, gate, headers, journal,
    length, reader, start, status, stream, threads, validated, write)

FIXTURES = dict((m.__name__.split('.')[-1], m) for m in (
    body, closing, echo, errlog, errors, files, gate, headers, journal,
    length, reader, start, status, stream, threads, validated, write))


def application(environ, start_response):
    fixture = FIXTURES[environ.get('HTTP_X_FIXTURE', 'echo')]
    return fixture.application(environ, start_response)
