"""Dialects are checked, and guessed, as in CPython 2.7.18."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(csv):
    from org.wsgilet.bridge.library import BuiltinTypes
    BuiltinTypes.mendTables()
    check = csv.Dialect._validate

    def _validate(self):
        for name in 'delimiter', 'quotechar':
            value = getattr(self, name)
            if value is None and name == 'quotechar':
                continue
            if not isinstance(value, str):
                raise csv.Error('"%s" must be string, not %s' % (
                    name, type(value).__name__))
            if len(value) != 1:
                raise csv.Error('"%s" must be an 1-character string' % name)
        if not isinstance(self.quoting, (int, long)):
            raise csv.Error('"quoting" must be an integer')
        check(self)

    csv.Dialect._validate = _validate
    revise(csv.DictWriter._dict_to_list, (
        '", ".join(wrong_fields)', '", ".join(map(repr, wrong_fields))'))
    guess = csv.Sniffer._guess_quote_and_delimiter

    def _guess_quote_and_delimiter(self, data, delimiters):
        # Compiled when it is asked for: few programs that read tables guess.
        revise(guess, ('(?P<delim>>[', '(?P<delim>['),
               ("'delim':delim,", "'delim':re.escape(delim),"))
        csv.Sniffer._guess_quote_and_delimiter = guess.im_func
        return guess(self, data, delimiters)

    csv.Sniffer._guess_quote_and_delimiter = _guess_quote_and_delimiter
