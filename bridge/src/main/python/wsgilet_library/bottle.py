"""Exceptions of Bottle applications reach the debug page."""
from __future__ import absolute_import


def mend(bottle):
    # Until 0.11 an attribute of each application, a property from 0.12 on.
    original = getattr(bottle.Bottle, 'catchall', None) or InstanceAttribute()

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


class InstanceAttribute(object):
    def __get__(self, app, kind=None):
        return vars(app)['catchall']

    def __set__(self, app, value):
        vars(app)['catchall'] = value

    def __delete__(self, app):
        del vars(app)['catchall']
