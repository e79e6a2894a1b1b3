"""Names of tags as HTML 5 has them: up to a blank, a slash or an end."""
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
    parser = module.HTMLParser
    revise(parser.goahead, (
        'self.handle_data(rawdata[0:2])', 'self.handle_data(rawdata[i:i+2])'),
        ('i = self.updatepos(i, 2)', 'i = self.updatepos(i, i+2)'))
    revise(parser.parse_endtag, (
        'tagfind_tolerant.match(', 'tagfind.match('), (
        'namematch.group().lower()', 'namematch.group(1).lower()'))
