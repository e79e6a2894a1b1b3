"""Encodings of Taiwan."""
import _multibytecodec

_NAMES = frozenset('''
    big5 cp950
    '''.split())


def getcodec(name):
    """Return an encoding by its name."""
    if name not in _NAMES:
        raise LookupError('no such codec is supported.')
    return _multibytecodec.MultibyteCodec(name)
