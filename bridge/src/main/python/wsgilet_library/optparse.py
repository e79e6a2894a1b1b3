"""Help for a narrow terminal, as of CPython 2.7.7."""
from __future__ import absolute_import

_NARROWEST = 11


def mend(optparse):
    formatter = optparse.HelpFormatter
    make = formatter.__init__.im_func
    store = formatter.store_option_strings.im_func

    def __init__(self, indent_increment, max_help_position, width,
                 short_first):
        make(self, indent_increment, max_help_position, width, short_first)
        self.help_position = self.max_help_position = min(
            max_help_position, max(self.width - 20, indent_increment * 2))

    def _format_text(self, text):
        """A paragraph, wrapped at the indent that is in force."""
        indent = ' ' * self.current_indent
        return optparse.textwrap.fill(
            text, max(self.width - self.current_indent, _NARROWEST),
            initial_indent=indent, subsequent_indent=indent)

    def store_option_strings(self, parser):
        store(self, parser)
        self.help_width = max(self.help_width, _NARROWEST)

    formatter.__init__, formatter._format_text = __init__, _format_text
    formatter.store_option_strings = store_option_strings
