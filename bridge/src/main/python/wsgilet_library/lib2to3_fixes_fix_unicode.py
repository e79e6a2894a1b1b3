r"""'\u20ac' of bytes becomes '\\u20ac', as by the fixer of CPython 2.7.18."""
from __future__ import absolute_import


def mend(fixer):
    base = fixer.fixer_base.BaseFix
    transform = fixer.FixUnicode.transform

    def start_tree(self, tree, filename):
        base.start_tree(self, tree, filename)
        self.unicode_literals = 'unicode_literals' in tree.future_features

    def mended(self, node, results):
        if node.type != fixer.token.STRING:
            return transform(self, node, results)
        text = node.value
        is_bytes = not self.unicode_literals and text[0] in u'\'"'
        if is_bytes and u'\\' in text:
            text = u'\\\\'.join(
                part.replace(u'\\u', u'\\\\u').replace(u'\\U', u'\\\\U')
                for part in text.split(u'\\\\'))
        if text[0] in u'uU':
            text = text[1:]
        if text == node.value:
            return node
        new = node.clone()
        new.value = text
        return new

    fixer.FixUnicode.start_tree = start_tree
    fixer.FixUnicode.transform = mended
