"""untokenize() gives lines with indents and line ends back (CPython 2.7.7).

A backslash and a line end stand for rows that no token tells of.
"""
from __future__ import absolute_import


def mend(tokenize):
    from itertools import chain
    writer = tokenize.Untokenizer
    compat = writer.compat.im_func
    line_ends = tokenize.NEWLINE, tokenize.NL

    def add_whitespace(self, start):
        """Write what is between the last token and the next."""
        row, col = start
        if (row, col) < (self.prev_row, self.prev_col):
            raise ValueError('start ({},{}) precedes previous end ({},{})'
                             .format(row, col, self.prev_row, self.prev_col))
        if row > self.prev_row:
            self.tokens.append('\\\n' * (row - self.prev_row))
            self.prev_col = 0
        self.tokens.append(' ' * (col - self.prev_col))

    def untokenize(self, iterable):
        """The text of tokens, of pairs of type and text as well."""
        tokens = iter(iterable)
        indents, at_start = [], False
        for token in tokens:
            if len(token) == 2:
                self.compat(token, tokens)
                break
            kind, text, start, end, _ = token
            if kind == tokenize.ENDMARKER:
                break
            if kind == tokenize.INDENT:
                indents.append(text)
                continue
            if kind == tokenize.DEDENT:
                indents.pop()
                self.prev_row, self.prev_col = end
                continue
            if kind in line_ends:
                at_start = True
            elif at_start and indents:
                if start[1] >= len(indents[-1]):
                    self.tokens.append(indents[-1])
                    self.prev_col = len(indents[-1])
                at_start = False
            self.add_whitespace(start)
            self.tokens.append(text)
            self.prev_row, self.prev_col = end
            if kind in line_ends:
                self.prev_row, self.prev_col = self.prev_row + 1, 0
        return ''.join(self.tokens)

    def pairs(self, token, iterable):
        """Write pairs of type and text."""
        # The original reads the first alone and does not write it.
        first = tokenize.NL if token[0] in line_ends else tokenize.OP
        compat(self, (first, ''), chain([token], iterable))

    writer.add_whitespace, writer.untokenize = add_whitespace, untokenize
    writer.compat = pairs
