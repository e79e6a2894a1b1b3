"""Events that come when a document ends are handed on.

The parser has read nothing before the last piece is there: CPython's, which
has handed on its events by then, is asked for none after that.
"""
from __future__ import absolute_import


def mend(pulldom):
    def getEvent(self):
        """Return the next event and its node, None where a document ends."""
        events = self.pulldom
        if not events.firstEvent[1]:
            events.lastEvent = events.firstEvent
        while not events.firstEvent[1]:
            text = self.stream.read(self.bufsize)
            if text:
                self.parser.feed(text)
            elif hasattr(events, 'told_end'):
                return None
            else:
                events.told_end = False
                self.parser.close()
        return taken(events)

    def _emit(self):
        return taken(self.pulldom) if self.pulldom.firstEvent[1] else None

    def taken(events):
        event, rest = events.firstEvent[1]
        if (event[0] == pulldom.END_DOCUMENT
                and not getattr(events, 'told_end', False)):
            events.told_end = True  # CPython's comes after the None
            return None
        events.firstEvent[1] = rest
        return event

    pulldom.DOMEventStream.getEvent = getEvent
    pulldom.DOMEventStream._emit = _emit
