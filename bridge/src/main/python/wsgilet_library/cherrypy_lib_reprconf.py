"""Values of configuration files are read by ast, as on Python 3.

On Python 2 CherryPy asks compiler.parse, which needs CPython's own parser:
"global name 'parser' is not defined", for each value.
"""
from __future__ import absolute_import
import collections

_Name = collections.namedtuple('_Name', 'name')


def mend(reprconf):
    if not hasattr(reprconf, '_Builder3'):
        return
    names = reprconf._Builder2()

    class Builder(reprconf._Builder3):
        def build_Name(self, node):
            return names.build_Name(_Name(node.id))

    reprconf._Builder2 = Builder
