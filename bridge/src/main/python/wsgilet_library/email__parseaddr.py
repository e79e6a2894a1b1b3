"""An address with two @ is none: it would go where its first half is not."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(parseaddr):
    revise(parseaddr.AddrlistClass.getaddrspec, (
        'return EMPTYSTRING.join(aslist) + self.getdomain()',
        'domain = self.getdomain()\n'
        '        return domain and EMPTYSTRING.join(aslist) + domain'))
    revise(parseaddr.AddrlistClass.getdomain, (
        '            elif self.field[self.pos] in self.atomends:\n',
        "            elif self.field[self.pos] == '@':\n"
        '                return EMPTYSTRING\n'
        '            elif self.field[self.pos] in self.atomends:\n'))
