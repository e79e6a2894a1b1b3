"""Encodings of ISO 2022."""
import _multibytecodec

_NAMES = frozenset('''
    iso2022_kr iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_3
    iso2022_jp_2004 iso2022_jp_ext
    '''.split())


def getcodec(name):
    """Return an encoding by its name."""
    if name not in _NAMES:
        raise LookupError('no such codec is supported.')
    return _multibytecodec.MultibyteCodec(name)
