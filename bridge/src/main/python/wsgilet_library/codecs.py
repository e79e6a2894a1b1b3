"""UTF-8 as CPython decodes it, and characters beyond U+FFFF in errors.

A broken sequence is reported with the bytes and in the words of CPython
2.7.18, which leaves the characters behind it; surrogates on their own are
characters in Python 2.
"""
from __future__ import absolute_import
import __builtin__


def mend(codecs):
    from org.wsgilet.bridge.library import Codecs
    codecs.utf_8_decode = Codecs.utf8Decode()
    codecs.utf_8_encode = Codecs.utf8Encode()
    codecs.ascii_encode = Codecs.limitedEncode('ascii', 0x80)
    codecs.latin_1_encode = Codecs.limitedEncode('latin-1', 0x100)
    codecs.register_error('strict', Codecs.strictErrors())
    __builtin__.unichr = Codecs.unichr()
    Codecs.mendEncode()
    Codecs.mendFormat()
    # Jython's own take unicode alone: codecs.encode('x', 'hex') fails.
    def encode(obj, encoding='ascii', errors='strict'):
        return codecs.getencoder(encoding)(obj, errors)[0]

    def decode(obj, encoding='ascii', errors='strict'):
        return codecs.getdecoder(encoding)(obj, errors)[0]

    codecs.encode = encode
    codecs.decode = decode
