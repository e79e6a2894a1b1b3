"""Documents are written as in CPython: in the encoding that they name.

What the encoding lacks is written as a reference to the character; files
that take bytes get bytes, whatever class they are of.
"""
from __future__ import absolute_import


def mend(saxutils):
    import io
    import os
    import sys
    import urllib
    import urlparse
    from xml.sax import handler, xmlreader

    def escape(data, entities={}):
        """Replace &, >, < and what entities has."""
        data = data.replace('&', '&amp;').replace('>', '&gt;')
        data = data.replace('<', '&lt;')
        return _replaced(data, entities)

    def quoteattr(data, entities={}):
        """Escape and quote the value of an attribute."""
        white = {'\n': '&#10;', '\r': '&#13;', '\t': '&#9;'}
        data = escape(data, dict(entities, **white))
        if '"' not in data:
            return '"%s"' % data
        if "'" not in data:
            return "'%s'" % data
        return '"%s"' % data.replace('"', '&quot;')

    class Writer(io.TextIOWrapper):
        """Encodes text, and keeps none of it back."""

        def write(self, text):
            io.TextIOWrapper.write(self, text)
            self.flush()

    def bytes_to(out):
        buffer = io.BufferedIOBase()
        buffer.writable = lambda: True
        buffer.write = lambda data: out.write(
            data if isinstance(data, str) else str(buffer_of(data)))
        for name in 'seekable', 'tell':  # whether a BOM is needed
            if hasattr(out, name):
                setattr(buffer, name, getattr(out, name))
        return buffer

    buffer_of = buffer

    class XMLGenerator(handler.ContentHandler):
        """Writes the document that its methods are told."""

        def __init__(self, out=None, encoding='iso-8859-1'):
            handler.ContentHandler.__init__(self)
            writer = Writer(bytes_to(sys.stdout if out is None else out),
                            encoding=encoding, errors='xmlcharrefreplace',
                            newline='\n')
            self._writer = writer
            self._write, self._flush = writer.write, writer.flush
            self._ns_contexts = [{}]
            self._current_context = self._ns_contexts[-1]
            self._undeclared_ns_maps = []
            self._encoding = encoding

        def _qname(self, name):
            uri, local = name
            if not uri:
                return local
            if uri == 'http://www.w3.org/XML/1998/namespace':
                return 'xml:' + local
            prefix = self._current_context[uri]
            return prefix + ':' + local if prefix else local

        def _text(self, content):
            if isinstance(content, unicode):
                return content
            return unicode(content, self._encoding)

        def startDocument(self):
            self._write(u'<?xml version="1.0" encoding="%s"?>\n'
                        % self._encoding)

        def endDocument(self):
            self._flush()

        def startPrefixMapping(self, prefix, uri):
            self._ns_contexts.append(self._current_context.copy())
            self._current_context[uri] = prefix
            self._undeclared_ns_maps.append((prefix, uri))

        def endPrefixMapping(self, prefix):
            self._current_context = self._ns_contexts.pop()

        def startElement(self, name, attrs):
            self._write(u'<' + name + u''.join(
                u' %s=%s' % (key, quoteattr(value))
                for key, value in attrs.items()) + u'>')

        def endElement(self, name):
            self._write(u'</%s>' % name)

        def startElementNS(self, name, qname, attrs):
            parts = [u'<' + self._qname(name)]
            for prefix, uri in self._undeclared_ns_maps:
                parts.append(u' xmlns:%s="%s"' % (prefix, uri) if prefix
                             else u' xmlns="%s"' % uri)
            self._undeclared_ns_maps = []
            for key, value in attrs.items():
                parts.append(u' %s=%s' % (self._qname(key),
                                          quoteattr(value)))
            self._write(u''.join(parts) + u'>')

        def endElementNS(self, name, qname):
            self._write(u'</%s>' % self._qname(name))

        def characters(self, content):
            self._write(escape(self._text(content)))

        def ignorableWhitespace(self, content):
            self._write(self._text(content))

        def processingInstruction(self, target, data):
            self._write(u'<?%s %s?>' % (target, data))

    def prepare_input_source(source, base=''):
        """Return an InputSource that can be read."""
        if isinstance(source, basestring):
            source = xmlreader.InputSource(source)
        elif hasattr(source, 'read'):
            file, source = source, xmlreader.InputSource()
            source.setByteStream(file)
            if hasattr(file, 'name'):
                source.setSystemId(file.name)
        if source.getByteStream() is None:
            sysid = source.getSystemId()
            path = os.path.join(os.path.dirname(os.path.normpath(base)),
                                sysid)
            if os.path.isfile(path):
                source.setSystemId(path)
                file = open(path, 'rb')
            else:
                source.setSystemId(urlparse.urljoin(base, sysid))
                file = urllib.urlopen(source.getSystemId())
            source.setByteStream(file)
        return source

    for name, value in (('escape', escape), ('quoteattr', quoteattr),
                        ('XMLGenerator', XMLGenerator),
                        ('prepare_input_source', prepare_input_source)):
        value.__module__ = saxutils.__name__
        setattr(saxutils, name, value)


def _replaced(data, entities):
    for key, value in entities.items():
        data = data.replace(key, value)
    return data
