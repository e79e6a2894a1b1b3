"""Tells a version that the stand-in knows, and is another Bottle."""
__version__ = '0.12.19'


def html_escape(string):
    return string.replace('&', '&amp;').replace('<', '&lt;').replace(
        '>', '&gt;').replace('"', '&quot;').replace("'", '&#039;')


class SimpleTemplate(object):
    pass
