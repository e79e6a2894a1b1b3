"""The fixer of lib2to3 for names of methods of unittest that are gone."""
from lib2to3.fixer_base import BaseFix
from lib2to3.fixer_util import Name

__name__ = 'lib2to3.fixes.fix_asserts'

NAMES = {'assert_': 'assertTrue',
         'assertEquals': 'assertEqual',
         'assertNotEquals': 'assertNotEqual',
         'assertAlmostEquals': 'assertAlmostEqual',
         'assertNotAlmostEquals': 'assertNotAlmostEqual',
         'assertRegexpMatches': 'assertRegex',
         'assertRaisesRegexp': 'assertRaisesRegex',
         'failUnless': 'assertTrue',
         'failUnlessEqual': 'assertEqual',
         'failUnlessAlmostEqual': 'assertAlmostEqual',
         'failUnlessRaises': 'assertRaises',
         'failIf': 'assertFalse',
         'failIfEqual': 'assertNotEqual',
         'failIfAlmostEqual': 'assertNotAlmostEqual'}


class FixAsserts(BaseFix):
    """Gives the methods of test cases the names that they have had since."""

    PATTERN = "power< any+ trailer< '.' method=(%s)> any* >" % '|'.join(
        repr(name) for name in sorted(NAMES))

    def transform(self, node, results):
        method, = results['method']
        method.replace(Name(NAMES[method.value], prefix=method.prefix))
