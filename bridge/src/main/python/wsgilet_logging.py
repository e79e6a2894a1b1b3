"""Python's logging in the log of the server."""
import logging

from org.slf4j import MDC
from org.wsgilet.bridge.library import PythonLog


class Slf4jHandler(logging.Handler):
    """Hands records to SLF4J, with the logger's name and the level."""

    def emit(self, record):
        """Log the formatted record."""
        try:
            PythonLog.write(record.name, record.levelno, self.format(record))
        except (KeyboardInterrupt, SystemExit):
            raise
        except Exception:
            self.handleError(record)


def add_request_ids():
    """Give each record from now on the attribute request_id."""
    init = logging.LogRecord.__init__

    def __init__(self, *args, **kwargs):
        init(self, *args, **kwargs)
        self.request_id = MDC.get('request_id') or '-'

    logging.LogRecord.__init__ = __init__
