# -*- coding: utf-8 -*-
"""Loads if escaping gives what the Python code of the packages gives."""
import bottle
import markupsafe
import markupsafe._native as native


class Html(object):
    def __html__(self):
        return u'<b>'


class Text(object):
    def __unicode__(self):
        return u'<\xe9>'


class SubMarkup(markupsafe.Markup):
    pass


def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['the same\n']


def outcome(function, value):
    try:
        result = function(value)
    except Exception as e:
        return type(e), str(e)
    return type(result), result


assert type(markupsafe.escape) is not type(native.escape), 'no stand-in'
for value in [
        None, True, 1, 1.5, 'a', '<&>"\'', '\xff', u'', u'a', u'<&>"\'\u20ac',
        u'<\U0001f600>', markupsafe.Markup(u'<i>'), SubMarkup(u'<i>'), Html(),
        Text(), [u'<'], markupsafe]:
    for name in 'escape', 'escape_silent', 'soft_unicode':
        actual = outcome(getattr(markupsafe, name), value)
        expected = outcome(getattr(native, name), value)
        assert actual == expected, (name, value, actual, expected)

assert bottle.SimpleTemplate(u'{{x}}').render(x=u'<&>"\'\u20ac') == \
    u'&lt;&amp;&gt;&quot;&#039;\u20ac'
assert bottle.html_escape('<') == '&lt;'
assert type(bottle.html_escape) is not type(outcome)
