"""Exceptions of Django applications (1.10 and newer) reach the debug page."""
from __future__ import absolute_import


def mend(exception):
    original = exception.handle_uncaught_exception

    def handle_uncaught_exception(request, resolver, exc_info):
        """Raise again, as with DEBUG_PROPAGATE_EXCEPTIONS."""
        if request.META.get('wsgilet.debug'):
            raise exc_info[0], exc_info[1], exc_info[2]
        return original(request, resolver, exc_info)

    exception.handle_uncaught_exception = handle_uncaught_exception
