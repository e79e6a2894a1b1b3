"""Numbers that do not fit are a ConversionError, as of CPython 2.7.9."""
from __future__ import absolute_import
import functools


def mend(xdrlib):
    import struct

    def converting(method):
        @functools.wraps(method)
        def pack(self, x):
            try:
                return method(self, x)
            except struct.error as e:
                raise xdrlib.ConversionError(e.args[0])
        return pack

    def pack_uhyper(self, x):
        try:
            high, low = x >> 32 & 0xffffffffL, x & 0xffffffffL
        except TypeError as e:
            raise xdrlib.ConversionError(e.args[0])
        self.pack_uint(high)
        self.pack_uint(low)

    packer = xdrlib.Packer
    for name in ('pack_uint', 'pack_int', 'pack_float', 'pack_double'):
        setattr(packer, name, converting(getattr(packer, name).im_func))
    packer.pack_enum = packer.pack_int.im_func
    packer.pack_uhyper = packer.pack_hyper = pack_uhyper
