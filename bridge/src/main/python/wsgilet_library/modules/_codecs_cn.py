"""Encodings of mainland China."""
import _multibytecodec

_NAMES = frozenset('''
    gb2312 gbk gb18030 hz
    '''.split())


def getcodec(name):
    """Return an encoding by its name."""
    if name not in _NAMES:
        raise LookupError('no such codec is supported.')
    return _multibytecodec.MultibyteCodec(name)
