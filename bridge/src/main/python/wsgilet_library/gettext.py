"""Plural forms are C expressions, and nothing of theirs is evaluated as is.

And a line of a catalogue's head that says nothing changes nothing.
"""
from __future__ import absolute_import

from wsgilet_library import revise

_LONGEST, _DEEPEST = 1000, 20
_LEVELS = {'||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '>': 4, '<=': 4,
           '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6, '%': 6}
_OPERATORS = {'||': 'or', '&&': 'and', '/': '//'}


def mend(gettext):
    def c2py(plural):
        """Return a Python function that computes a plural form in C."""
        if len(plural) > _LONGEST:
            raise ValueError('plural form expression is too long')
        try:
            form = eval('lambda n: int(%s)' % _Expression(plural).python())
        except RuntimeError:
            raise ValueError('plural form expression is too complex')

        def func(n):
            if not isinstance(n, int):
                try:
                    round(n)
                except TypeError:
                    raise TypeError('Plural value must be an integer, got %s'
                                    % n.__class__.__name__)
            return form(n)

        return func

    parse = gettext.GNUTranslations._parse

    def _parse(self, fp):
        # Compiled at the first catalogue: optparse imports this module, too.
        revise(parse, ('lastk = k = None', 'lastk = None'), (
            '                    if \':\' in item:\n',
            '                    k = v = None\n'
            '                    if \':\' in item:\n'))
        gettext.GNUTranslations._parse = parse.im_func
        parse(self, fp)

    gettext.GNUTranslations._parse = _parse
    gettext.c2py = c2py
    gettext.__all__ = [
        'NullTranslations', 'GNUTranslations', 'Catalog', 'find',
        'translation', 'install', 'textdomain', 'bindtextdomain',
        'bind_textdomain_codeset', 'dgettext', 'dngettext', 'gettext',
        'lgettext', 'ldgettext', 'ldngettext', 'lngettext', 'ngettext']


class _Expression(object):
    """An expression of C over n, read from left to right.

    token -- what comes next, '' at the end
    depth -- the parentheses that are open
    """

    def __init__(self, text):
        self.tokens = _tokens(text)
        self.depth = 0
        self.advance()

    def python(self):
        """Return the expression as Python has it."""
        text = self._conditional()
        self._expect('')
        return text

    def advance(self):
        self.token = next(self.tokens)

    def _expect(self, token):
        if self.token != token:
            raise self._unexpected()
        if token:
            self.advance()

    def _unexpected(self):
        if self.token:
            return ValueError('unexpected token in plural form: %s'
                              % self.token)
        return ValueError('unexpected end of plural form')

    def _conditional(self):
        condition = self._binary(1)
        if self.token != '?':
            return condition
        self.advance()
        true = self._conditional()
        self._expect(':')
        return '(%s) if %s else %s' % (true, condition, self._conditional())

    def _binary(self, level):
        left = self._operand()
        while _LEVELS.get(self.token, 0) >= level:
            operator = self.token
            found = _LEVELS[operator]
            self.advance()
            left = '%s %s %s' % (left, _OPERATORS.get(operator, operator),
                                 self._binary(found + 1))
            if found in (3, 4):  # which are chained in Python
                left = '(%s)' % left
        return left

    def _operand(self):
        negations = ''
        while self.token == '!':
            negations += 'not '
            self.advance()
        if self.token == '(':
            return negations + self._parenthesis()
        value = self.token
        if value != 'n':
            if not value.isdigit():
                raise self._unexpected()
            value = str(int(value, 10))  # of C's octal numbers, CPython, too
        self.advance()
        return negations + value

    def _parenthesis(self):
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError('plural form expression is too complex')
        self.advance()
        inside = self._conditional()
        if self.token != ')':
            raise ValueError('unbalanced parenthesis in plural form')
        self.depth -= 1
        self.advance()
        return '(%s)' % inside


def _tokens(text):
    import re
    for match in re.finditer(
            r'[ \t]+|([0-9]+\b|n\b|[()]|[-*/%+?:]|[><!]=?|==|&&|\|\|)|\w+|.',
            text, re.DOTALL):
        token = match.group()
        if match.group(1):
            yield token
        elif token.strip(' \t'):
            raise ValueError('invalid token in plural form: %s' % token)
    yield ''
