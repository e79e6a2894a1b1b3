"""Serves all fixtures: the request header X-Fixture names the module."""
from importlib import import_module

NAMES = '''body callables closing echo errlog errors files gate headers journal
    length reader replacing rows stale start starting status stream
    threads validated write'''
FIXTURES = dict((name, import_module('fixtures.' + name))
                for name in NAMES.split())


def application(environ, start_response):
    fixture = FIXTURES[environ.get('HTTP_X_FIXTURE', 'echo')]
    return fixture.application(environ, start_response)
