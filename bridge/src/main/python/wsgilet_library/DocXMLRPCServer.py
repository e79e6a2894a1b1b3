"""The title of a server is escaped in its page, as of CPython 2.7.17."""
from __future__ import absolute_import


def mend(module):
    original = module.ServerHTMLDoc.page

    def page(self, title, contents):
        """The page, with a title that is text."""
        for char, entity in (('&', '&amp;'), ('<', '&lt;'), ('>', '&gt;'),
                             ('"', '&quot;'), ("'", '&#x27;')):
            title = title.replace(char, entity)
        return original(self, title, contents)

    module.ServerHTMLDoc.page = page
