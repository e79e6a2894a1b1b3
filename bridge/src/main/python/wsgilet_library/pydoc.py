"""Documentation with unicode in it is shown, as from CPython 2.7.7 on."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(pydoc):
    import locale
    encoding = locale.getpreferredencoding()

    def _encode(text, encoding=encoding):
        if isinstance(text, unicode):
            return text.encode(encoding or pydoc._encoding,
                               'xmlcharrefreplace')
        return text

    def _binstr(obj):
        if isinstance(obj, unicode):
            return _encode(obj)
        return str(obj)

    pydoc._unicode, pydoc._encoding = unicode, encoding
    pydoc._encode, pydoc._binstr = _encode, _binstr
    _mend_texts(pydoc)
    _mend_pagers(pydoc)
    _mend_help(pydoc)


def _mend_texts(pydoc):
    revise(pydoc.getdoc, ('    return result and',
                          '    result = _encode(result)\n'
                          '    return result and'))
    format_page = pydoc.HTMLDoc.page.im_func

    def page(self, title, contents):
        """Format an HTML page."""
        head, end, body = format_page(self, title, contents).partition(
            '</title>\n')
        return pydoc._encode(
            head + end + '<meta charset="utf-8">\n' + body, 'ascii')

    pydoc.HTMLDoc.page = page
    revise(pydoc.HTMLDoc.markup, (
        '''            elif text[end:end+1] == '(':
                results.append(self.namelink(name, methods, funcs, classes))
            elif selfdot:
''', '''            elif selfdot and text[end:end+1] == '(':
                results.append('self.' + self.namelink(name, methods))
            elif text[end:end+1] == '(' and not selfdot:
                results.append(self.namelink(name, methods, funcs, classes))
            elif selfdot:
'''))
    for document in pydoc.HTMLDoc.docmodule, pydoc.TextDoc.docmodule:
        revise(document, *[
            ('str(object.__%s__)' % name, '_binstr(object.__%s__)' % name)
            for name in ('version', 'date', 'author', 'credits')])

    def getdocloc(self, object, basedir=None):
        """Return where a module is documented, or None."""
        import os
        name = getattr(object, '__name__', None)
        place = os.environ.get('PYTHONDOCS', 'https://docs.python.org/library')
        if not isinstance(object, type(os)) or not _is_of_library(
                pydoc, object, basedir):
            return None
        if place.startswith(('http://', 'https://')):
            return '%s/%s' % (place.rstrip('/'), name.lower())
        return os.path.join(place, name.lower() + '.html')

    pydoc.Doc.getdocloc = getdocloc
    revise(pydoc.synopsis, (
        "(module.__doc__ or '').splitlines()[0]",
        'module.__doc__.splitlines()[0] if module.__doc__ else None'))
    revise(pydoc.ModuleScanner.run, (
        "(module.__doc__ or '').splitlines()[0]",
        "module.__doc__.splitlines()[0] if module.__doc__ else ''"))


_OF_C = ('errno', 'exceptions', 'gc', 'imp', 'marshal', 'posix', 'signal',
         'sys', 'thread', 'zipimport')


def _is_of_library(pydoc, module, folder):
    import os
    if module.__name__ in _OF_C:
        return True
    if module.__name__ in ('xml.etree', 'test.pydoc_mod'):
        return False
    try:
        file = pydoc.inspect.getabsfile(module)
    except TypeError:
        return False
    if '__pyclasspath__/' in file or folder is None:
        return '__pyclasspath__/' in file
    folder = os.path.normcase(folder)
    return file.startswith(folder) and not file.startswith(
        os.path.join(folder, 'site-packages'))


def _mend_pagers(pydoc):
    revise(pydoc.getpager, (
        '    if not sys.stdin.isatty()',
        '    if not hasattr(sys.stdin, "isatty"):\n'
        '        return plainpager\n'
        '    if not sys.stdin.isatty()'))
    revise(pydoc.pipepager, ('pipe.write(text)', 'pipe.write(_encode(text))'))
    revise(pydoc.tempfilepager, (
        'file.write(text)', 'file.write(_encode(text))'))
    of_output = "_encode(plain(text), getattr(sys.stdout, 'encoding', None))"
    revise(pydoc.plainpager, ('plain(text)', of_output))
    revise(pydoc.ttypager, ('plain(text)', of_output), (
        "        r = inc = os.environ.get('LINES', 25) - 1\n",
        '''        try:
            h = int(os.environ.get('LINES', 0))
        except ValueError:
            h = 0
        r = inc = (h if h > 1 else 25) - 1
'''))


def _mend_help(pydoc):
    revise(pydoc.resolve, ('if not object:', 'if object is None:'))
    revise(pydoc.Helper.interact, (
        '''strip(replace(request, '"', '', "'", ''))''',
        '''strip(request)
            # A quotation mark at both ends is not meant.
            if (len(request) > 2 and request[0] == request[-1] in ("'", '"')
                    and request[0] not in request[1:-1]):
                request = request[1:-1]'''))
