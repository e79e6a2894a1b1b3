"""The logger of an application without configuration is the log of the server."""
from __future__ import absolute_import


def mend(flask_logging):
    # app.logger has it unless the application configures logging.
    import wsgilet_logging
    flask_logging.default_handler = wsgilet_logging.Slf4jHandler()
