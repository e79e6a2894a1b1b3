"""Templates, requests and responses of Bottle."""
from __future__ import absolute_import

from wsgilet_speedups import put_function, put_method, stands_in


@stands_in('bottle', '0.10', '0.13')
def put_bottle(bottle):
    unknown = _put_templates(bottle)
    if unknown:
        return unknown
    if bottle.__version__.startswith('0.12.') and hasattr(bottle, '_hval'):
        _put_requests(bottle)  # else another Bottle than we know


def _put_templates(bottle):
    from org.wsgilet.bridge.speedups.bottle import Bottle
    original = bottle.html_escape
    if original(u'&<>"\'') != u'&amp;&lt;&gt;&quot;&#039;':
        return 'html_escape() escapes in another way'
    escape = bottle.html_escape = Bottle.htmlEscape(original)
    to_unicode = bottle.touni
    make_texts = bottle.SimpleTemplate.prepare.im_func

    def prepare(self, escape_func=escape, noescape=False, *arguments,
                **options):
        make_texts(self, escape_func, noescape, *arguments, **options)
        if (escape_func is escape and bottle.touni is to_unicode
                and self.encoding in ('utf8', 'utf-8')):
            # Else three Python functions for each value that is shown.
            self._str = Bottle.text(self._str, bool(noescape))
            self._escape = Bottle.text(self._escape, not noescape)

    put_function(bottle.SimpleTemplate, 'prepare', prepare)


def _put_requests(bottle):
    from org.wsgilet.bridge.speedups.bottle import Bottle
    bottle._hkey = Bottle.headerKey(bottle._hkey)
    bottle._hval = Bottle.headerValue(bottle._hval)
    put_method(bottle.Bottle, 'trigger_hook', lambda original:
                Bottle.triggerHook(original, bottle.Bottle))
    put_method(bottle.Router, 'match', lambda original:
                Bottle.match(original, bottle.Router))

    context = Bottle.context(vars(bottle))
    request, response = bottle.LocalRequest, bottle.LocalResponse
    _make_variables(context, bottle.request, ['environ'])
    _make_variables(context, bottle.response, [
        '_status_line', '_status_code', '_cookies', '_headers', 'body'])
    context.know(request, response)
    put_method(request, 'bind', context.requestBind)
    put_method(response, 'bind', context.responseBind)
    put_method(bottle.Bottle, '_cast', context.cast)
    headers = bottle.BaseResponse.headerlist
    bottle.BaseResponse.headerlist = property(
        context.headerList(headers.fget), doc=headers.__doc__)


def _make_variables(context, holder, names):
    """Put variables of the thread in place of Bottle's local properties."""
    for name in names:
        cls = type(holder)
        value = getattr(holder, name)
        fget, fset, fdel = context.variable(name)
        setattr(cls, name, property(fget, fset, fdel,
                                    getattr(cls, name).__doc__))
        setattr(holder, name, value)
