"""Records that no handler takes go to the log of the server."""
from __future__ import absolute_import


def mend(logging):
    # Python 2 drops what no handler takes; the server's log is one that
    # takes it. It is not a handler of the root logger: basicConfig() does
    # nothing where it finds one.
    import wsgilet_logging
    last_resort = wsgilet_logging.Slf4jHandler()
    call_handlers = logging.Logger.callHandlers

    def callHandlers(self, record):
        logger = self
        while logger and not logger.handlers:
            logger = logger.propagate and logger.parent
        if logger:
            call_handlers(self, record)
        else:
            last_resort.handle(record)

    logging.Logger.callHandlers = callHandlers
    wsgilet_logging.add_request_ids()
