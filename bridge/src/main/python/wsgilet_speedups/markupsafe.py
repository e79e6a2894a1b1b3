"""The module that MarkupSafe has in C."""
from __future__ import absolute_import
from types import ModuleType

from wsgilet_speedups import stands_in_whole


@stands_in_whole('markupsafe._speedups')
def make_speedups():
    """Make markupsafe._speedups, which markupsafe looks for."""
    from org.wsgilet.bridge.speedups.markupsafe import MarkupSafe
    from markupsafe import Markup

    def soft_unicode(s):
        return s if isinstance(s, unicode) else unicode(s)

    module = ModuleType('markupsafe._speedups')
    module.escape = MarkupSafe.escape(Markup)
    module.escape_silent = MarkupSafe.escapeSilent(Markup)
    module.soft_unicode = soft_unicode
    return module
