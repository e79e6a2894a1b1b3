"""The logger of an application without configuration is the log of the server."""
from __future__ import absolute_import


def mend(flask_logging):
    # app.logger has it unless the application configures logging.
    import sys
    import wsgilet_logging
    from org.wsgilet.bridge.environ import ErrorFile
    original = flask_logging.default_handler

    class ServerHandler(wsgilet_logging.Slf4jHandler):
        def emit(self, record):
            # A test client gives its requests an error stream of their own.
            stream = flask_logging.wsgi_errors_stream._get_current_object()
            if isinstance(stream, ErrorFile) or stream is sys.__stderr__:
                wsgilet_logging.Slf4jHandler.emit(self, record)
                return
            original.setFormatter(self.formatter or original.formatter)
            original.emit(record)

    flask_logging.default_handler = ServerHandler()
