"""Encodings of Korea."""
import _multibytecodec

_NAMES = frozenset('''
    euc_kr cp949 johab
    '''.split())


def getcodec(name):
    """Return an encoding by its name."""
    if name not in _NAMES:
        raise LookupError('no such codec is supported.')
    return _multibytecodec.MultibyteCodec(name)
