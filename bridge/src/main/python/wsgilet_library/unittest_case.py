"""Assertions as in CPython 2.7.18."""
from __future__ import absolute_import

from wsgilet_library import revise

__unittest = True  # tracebacks of failures leave out frames of here


def mend(case):
    import re
    revise(case.TestCase.assertSequenceEqual,
           ('(i, item1, item2)', '(i, safe_repr(item1), safe_repr(item2))'),
           ('(len2, seq1[len2])', '(len2, safe_repr(seq1[len2]))'),
           ('(len1, seq2[len1])', '(len1, safe_repr(seq2[len1]))'))
    assert_regexp = case.TestCase.assertRaisesRegexp.im_func

    def assertRaisesRegexp(self, expected_exception, expected_regexp,
                           callable_obj=None, *args, **kwargs):
        """Assert that an exception has a message that matches."""
        if expected_regexp is not None:
            expected_regexp = re.compile(expected_regexp)
        return assert_regexp(self, expected_exception, expected_regexp,
                             callable_obj, *args, **kwargs)

    case.TestCase.assertRaisesRegexp = assertRaisesRegexp
