"""Names of tags as HTML 5 has them: up to a blank, a slash or an end.

What is no character reference, as &#bad;, is text like any other: Jython's
parser gives the beginning of the document again.
"""
from __future__ import absolute_import

from wsgilet_library import revise

_NAME = r'[a-zA-Z][^\t\n\r\f />\x00]*'
_OLD_NAME = r'[a-zA-Z][-.a-zA-Z0-9:_]*'


def mend(module):
    re = module.re
    module.tagfind = re.compile('(%s)(?:\\s|/(?!>))*' % _NAME)
    module.locatestarttagend = re.compile(
        module.locatestarttagend.pattern.replace(_OLD_NAME, _NAME, 1),
        re.VERBOSE)
    HTMLParser = module.HTMLParser
    revise(HTMLParser.goahead,
           ('self.handle_data(rawdata[0:2])',
            'self.handle_data(rawdata[i:i+2])'),
           ('i = self.updatepos(i, 2)', 'i = self.updatepos(i, i+2)'))
    revise(HTMLParser.parse_endtag,
           ('namematch = tagfind_tolerant.match(rawdata, i+2)',
            'namematch = tagfind.match(rawdata, i+2)'),
           ('tagname = namematch.group().lower()',
            'tagname = namematch.group(1).lower()'))
