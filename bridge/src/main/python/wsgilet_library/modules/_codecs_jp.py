"""Encodings of Japan."""
import _multibytecodec

_NAMES = frozenset('''
    shift_jis cp932 euc_jp shift_jis_2004 shift_jisx0213 euc_jis_2004
    euc_jisx0213
    '''.split())


def getcodec(name):
    """Return an encoding by its name."""
    if name not in _NAMES:
        raise LookupError('no such codec is supported.')
    return _multibytecodec.MultibyteCodec(name)
