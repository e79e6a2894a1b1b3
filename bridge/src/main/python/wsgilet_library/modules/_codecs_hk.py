"""The encoding of Hong Kong."""
import _multibytecodec

_NAMES = frozenset('''
    big5hkscs
    '''.split())


def getcodec(name):
    """Return an encoding by its name."""
    if name not in _NAMES:
        raise LookupError('no such codec is supported.')
    return _multibytecodec.MultibyteCodec(name)
