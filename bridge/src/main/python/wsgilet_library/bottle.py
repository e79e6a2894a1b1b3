"""Exceptions of Bottle applications reach the debug page."""
from __future__ import absolute_import


def mend(bottle):
    original = bottle.Bottle.catchall

    class CatchAll(object):
        def __get__(self, app, kind=None):
            if app is None:
                return original
            if bottle.request.environ.get('wsgilet.debug'):
                return False
            return original.__get__(app, kind)

        def __set__(self, app, value):
            original.__set__(app, value)

        def __delete__(self, app):
            original.__delete__(app)

    bottle.Bottle.catchall = CatchAll()
