"""Errors name the group, debugging prints what CPython 2.7.18 prints.

Lines are changed once they are needed, as re is imported at each start.
"""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(sre_parse):
    parse, parse_template = sre_parse.parse, sre_parse.parse_template
    debug = sre_parse.SRE_FLAG_DEBUG
    revised, dumps = [], []

    def mended_parse(str, flags=0, pattern=None):
        """Read a regular expression."""
        try:
            parsed = parse(str, flags & ~debug, pattern)
        except sre_parse.error:
            if revised:
                raise
            revised.append(_revise_parser(sre_parse))
            return mended_parse(str, flags, pattern)
        if '(?<' in str and _looks_behind_for_group(sre_parse, parsed):
            import warnings
            warnings.warn('group references in lookbehind assertions are not '
                          'supported', RuntimeWarning, stacklevel=5)
        if flags & debug:
            if not dumps:
                dumps.append(_revise_dump(sre_parse))
            parsed.dump()
        return parsed

    def mended_template(source, pattern):
        """Read what takes the place of a match."""
        try:
            return parse_template(source, pattern)
        except (sre_parse.error, IndexError):
            if sre_parse.parse_template is not mended_template:
                raise
            sre_parse.parse_template = parse_template
            revise(parse_template, (
                'raise IndexError, "unknown group name"',
                'raise IndexError("unknown group name: %r" % name)'))
            return parse_template(source, pattern)

    mended_parse.__name__ = 'parse'
    mended_template.__name__ = 'parse_template'
    sre_parse.parse = mended_parse
    sre_parse.parse_template = mended_template


def _revise_parser(sre_parse):
    unknown = 'raise error, "unknown group name"'
    named = '''                        if not isname(name):
                            raise error, "bad character in group name"
'''
    revise(sre_parse._parse, (
        named + '                    elif',
        '''                        if not isname(name):
                            raise error("bad character in group name %r" %
                                        name)
                    elif'''), (
        named + '                        gid',
        '''                        if not isname(name):
                            raise error("bad character in backref group "
                                        "name %r" % name)
                        gid'''), (
        'if gid is None:\n                            ' + unknown,
        'if gid is None:\n                            '
        'raise error("unknown group name: %r" % name)'), (
        'if condgroup is None:\n                            ' + unknown,
        'if condgroup is None:\n                            '
        'raise error("unknown group name: %r" % condname)'))
    return True


def _revise_dump(sre_parse):
    revise(sre_parse.SubPattern.dump, (
        '            elif type(av) in seqtypes:\n',
        '''            elif op == "groupref_exists":
                print av[0]; nl = 1
                for choice, name in zip(av[1:], ("", "else")):
                    if choice and name:
                        print level*"  " + name
                    if choice:
                        choice.dump(level+1)
            elif type(av) in seqtypes:
'''))
    return True


def _looks_behind_for_group(sre_parse, items, behind=False):
    """Return whether there is a reference to a group in (?<=) or (?<!)."""
    for op, value in items:
        if op in (sre_parse.GROUPREF, sre_parse.GROUPREF_EXISTS) and behind:
            return True
        asserted = op in (sre_parse.ASSERT, sre_parse.ASSERT_NOT)
        for part in _parts(sre_parse, value):
            if _looks_behind_for_group(
                    sre_parse, part, behind or asserted and value[0] < 0):
                return True
    return False


def _parts(sre_parse, value):
    """Yield the patterns within an item."""
    if isinstance(value, sre_parse.SubPattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for inner in value:
            for part in _parts(sre_parse, inner):
                yield part
