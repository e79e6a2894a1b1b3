"""io.StringIO, whose positions are characters.

That of Jython keeps UTF-8, and seek(1) behind a letter with an accent was
within it.
"""
import _io
import operator


class StringIO(_io._TextIOBase):
    """Text I/O in memory, which translates newlines as a file would."""

    __module__ = '_io'
    _is_made = False

    def __init__(self, initial_value=u'', newline='\n'):
        if newline is not None and not isinstance(newline, basestring):
            raise TypeError('newline must be string or None, not %s'
                            % type(newline).__name__)
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError('illegal newline value: %r' % newline)
        if not isinstance(initial_value, (unicode, type(None))):
            raise TypeError('initial_value must be unicode or None, not %s'
                            % type(initial_value).__name__)
        self._newline = newline = None if newline is None else str(newline)
        self._written = (newline if newline in ('\r', '\r\n') else None)
        self._decoder = None
        if not newline:
            self._decoder = _io.IncrementalNewlineDecoder(
                None, newline is None)
        self._text, self._pieces = u'', []  # the whole is one behind another
        self._size = self._position = 0
        self._is_made = True
        self._is_closed = False
        if initial_value:
            self._put(initial_value)
            self._position = 0

    def _check(self):
        if not self._is_made:
            raise ValueError('I/O operation on uninitialized object')
        if self._is_closed:
            raise ValueError('I/O operation on closed file')

    def _whole(self):
        if self._pieces:
            pieces, self._pieces = self._pieces, []
            self._text += u''.join(pieces)
        return self._text

    def _put(self, text):
        if self._decoder:
            text = self._decoder.decode(text, True)
        if self._written:
            text = text.replace(u'\n', self._written)
        start = self._position
        end = start + len(text)
        if start == self._size:
            self._pieces.append(text)
        else:
            whole = self._whole()
            self._text = (whole[:start] + u'\0' * (start - len(whole)) + text
                          + whole[end:])
        self._position = end
        self._size = max(self._size, end)

    def write(self, s):
        """Write text; return how many characters it has."""
        self._check()
        if not isinstance(s, unicode):
            raise TypeError("unicode argument expected, got '%s'"
                            % type(s).__name__)
        if s:
            self._put(s)
        return len(s)

    def read(self, n=None):
        """Read so many characters, or all."""
        self._check()
        start = self._position
        end = self._size if n is None else _size(n)
        end = self._size if n is None or end < 0 else start + end
        text = self._whole()[start:end]
        self._position += len(text)
        return text

    def readline(self, limit=None):
        """Read up to the end of a line."""
        self._check()
        text, start = self._whole(), self._position
        limit = -1 if limit is None else _size(limit)
        if start >= self._size:
            return u''
        end = self._end_of_line(text, start)
        if 0 <= limit < end - start:
            end = start + limit
        self._position = end
        return text[start:end]

    def _end_of_line(self, text, start):
        if self._newline != '':
            newline = self._newline or u'\n'
            found = text.find(newline, start)
            return self._size if found < 0 else found + len(newline)
        line_feed = text.find(u'\n', start) + 1 or self._size
        end = text.find(u'\r', start, line_feed) + 1 or line_feed
        return end + text.startswith(u'\n', end) if end < line_feed else end

    def __iter__(self):
        self._check()
        return self

    def next(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def getvalue(self):
        """Return all of the text."""
        self._check()
        return self._whole()

    def tell(self):
        """Return the position."""
        self._check()
        return self._position

    def seek(self, pos, whence=0):
        """Go to a position, to the end, or nowhere."""
        self._check()
        pos = _size(pos)
        if not 0 <= whence <= 2:
            raise ValueError('Invalid whence (%i, should be 0, 1 or 2)'
                             % whence)
        if whence == 0 and pos < 0:
            raise ValueError('Negative seek position %d' % pos)
        if whence and pos:
            raise IOError("Can't do nonzero cur-relative seeks")
        if whence != 1:
            self._position = self._size if whence else pos
        return self._position

    def truncate(self, pos=None):
        """Cut the text off; the position stays."""
        self._check()
        size = self._position if pos is None else _size(pos)
        if size < 0:
            raise ValueError('Negative size value %d' % size)
        if size < self._size:
            self._text = self._whole()[:size]
            self._size = size
        return size

    def close(self):
        """Close it: the text is gone."""
        super(StringIO, self).close()
        self._is_closed = True
        self._text, self._pieces = u'', []

    @property
    def closed(self):
        """Whether it is closed."""
        if not self._is_made:
            self._check()
        return self._is_closed

    @property
    def line_buffering(self):
        """Whether a newline is written at once: it has no buffer."""
        self._check()
        return False

    @property
    def newlines(self):
        """The kinds of newlines that have been written."""
        self._check()
        return self._decoder and self._decoder.newlines

    @property
    def encoding(self):
        """None: it has no bytes."""

    errors = encoding

    def readable(self):
        """Return True."""
        self._check()
        return True

    seekable = writable = readable

    def __getstate__(self):
        attributes = dict((name, value)
                          for name, value in self.__dict__.items()
                          if name not in _OWN)
        return (self.getvalue(), self._newline, self._position,
                attributes or None)

    def __setstate__(self, state):
        if self._is_made and self._is_closed:
            raise ValueError('__setstate__ on closed file')
        if not isinstance(state, tuple) or len(state) < 4:
            raise TypeError('%s.__setstate__ argument should be 4-tuple, '
                            'got %s' % (type(self).__name__,
                                        type(state).__name__))
        text, newline, position, attributes = state[:4]
        StringIO.__init__(self, None, newline)
        if not isinstance(text, unicode):
            raise TypeError('initial_value must be unicode or None, not %s'
                            % type(text).__name__)
        if not isinstance(position, (int, long)):
            raise TypeError('third item of state must be an integer, got %s'
                            % type(position).__name__)
        if position < 0:
            raise ValueError('position value cannot be negative')
        if not isinstance(attributes, (dict, type(None))):
            raise TypeError('fourth item of state should be a dict, got a %s'
                            % type(attributes).__name__)
        self._text, self._size = text, len(text)  # translated already
        self._position = position
        self.__dict__.update(attributes or {})


_OWN = frozenset(['_newline', '_written', '_decoder', '_text', '_pieces',
                  '_size', '_position', '_is_made', '_is_closed'])


def _size(number):
    if not isinstance(number, (int, long)):
        raise TypeError("integer argument expected, got '%s'"
                        % type(number).__name__)
    return operator.index(number)
