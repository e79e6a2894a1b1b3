"""dedent() takes off what all lines begin with, as of CPython 2.7.13."""
from __future__ import absolute_import


def mend(textwrap):
    from os.path import commonprefix

    def dedent(text):
        """Take the white space off that all lines begin with.

        Tabs and blanks are not alike; lines of white space alone become
        empty.
        """
        text = textwrap._whitespace_only_re.sub('', text)
        indents = textwrap._leading_whitespace_re.findall(text)
        margin = commonprefix(indents)
        if margin:
            text = textwrap.re.sub(r'(?m)^' + margin, '', text)
        return text

    textwrap.dedent = dedent
