"""Exceptions of Flask applications reach the debug page."""
from __future__ import absolute_import


def mend(app):
    from flask import globals
    flask = app.Flask
    original = flask.propagate_exceptions.fget

    def propagate_exceptions(self):
        """Whether exceptions go on to the server, in place of a 500."""
        context = globals._request_ctx_stack.top
        if context and context.request.environ.get('wsgilet.debug'):
            return True
        return original(self)

    flask.propagate_exceptions = property(propagate_exceptions)
