"""What is compiled with re.DEBUG is told each time (CPython 2.7.9)."""
from __future__ import absolute_import


def mend(re):
    from org.wsgilet.bridge.library import BuiltinTypes
    BuiltinTypes.nameExpressions()
    compile_cached, cache, debug = re._compile, re._cache, re.DEBUG

    def compile(pattern, flags=0):
        """Compile a regular expression pattern, returning a pattern object."""
        if flags & debug:
            cache.pop((type(pattern), pattern, flags), None)
        return compile_cached(pattern, flags)

    re.compile = compile
