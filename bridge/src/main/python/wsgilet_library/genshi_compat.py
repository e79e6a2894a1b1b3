"""Expressions of templates, whose code is not made anew from its parts."""


def mend(compat):

    def build_code_chunk(code, filename, name, lineno):
        """Return the code: that of Java cannot be copied with other names."""
        return code

    compat.build_code_chunk = build_code_chunk
