"""Records that no handler takes go to the log of the server.

And what handlers of streams and files do in CPython 2.7.18: they write in the
encoding of the stream, and let go of a file that cannot be written.
"""
from __future__ import absolute_import


def mend(logging):
    # Python 2 drops what no handler takes; the server's log is one that
    # takes it. It is not a handler of the root logger: basicConfig() does
    # nothing where it finds one.
    import wsgilet_logging
    if wsgilet_logging.logging.Handler is not logging.Handler:
        reload(wsgilet_logging)  # logging is imported anew, or run again
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
    _mend_streams(logging)


def _mend_streams(logging):
    create = logging.FileHandler.__init__

    def emit(self, record):
        """Write a record in the encoding of the stream, if it says one."""
        try:
            message, stream = self.format(record), self.stream
            try:
                if (isinstance(message, unicode)
                        and getattr(stream, 'encoding', None)):
                    line = u'%s\n' % message
                    try:
                        stream.write(line)
                    except UnicodeEncodeError:  # a terminal's
                        stream.write(line.encode(stream.encoding))
                else:
                    stream.write('%s\n' % message)
            except UnicodeError:
                stream.write('%s\n' % message.encode('UTF-8'))
            self.flush()
        except (KeyboardInterrupt, SystemExit):
            raise
        except:
            self.handleError(record)

    def __init__(self, filename, mode='a', encoding=None, delay=0):
        self.delay = delay
        create(self, filename, mode, encoding, delay)

    def close(self):
        """Close the file, also one that cannot be flushed."""
        self.acquire()
        try:
            stream = self.stream
            try:
                if stream:
                    try:
                        self.flush()
                    finally:
                        self.stream = None
                        if hasattr(stream, 'close'):
                            stream.close()
            finally:
                logging.StreamHandler.close(self)
        finally:
            self.release()

    logging.StreamHandler.emit = emit
    logging.FileHandler.__init__, logging.FileHandler.close = __init__, close
