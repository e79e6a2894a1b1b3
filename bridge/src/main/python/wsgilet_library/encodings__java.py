"""Encoders of ISO 2022 return to ASCII at the end of a text."""
from __future__ import absolute_import

SHIFT_OUT, SHIFT_IN = '\x0e', '\x0f'


def mend(java):
    from java.nio import ByteBuffer
    original = java.IncrementalEncoder.encode

    def flushed(encoder):
        """Return what ends a text that the encoder has read."""
        out = ByteBuffer.allocate(16)
        encoder.flush(out)
        encoder.reset()
        return out.array()[:out.position()].tostring()

    def encode(self, input, final=False):
        encoded = original(self, input, final)
        if self.encoding == 'ISO-2022-KR':  # Java does not end the last shift
            shifts = [c for c in encoded if c in (SHIFT_OUT, SHIFT_IN)]
            self.shift = shifts[-1] if shifts else getattr(self, 'shift', '')
        if not final:
            return encoded
        encoded += flushed(self.encoder)
        if getattr(self, 'shift', '') == SHIFT_OUT:
            self.shift = SHIFT_IN
            encoded += SHIFT_IN
        return encoded

    def encode_whole(self, input, errors='strict'):
        encoder = java.IncrementalEncoder(errors, self.encoding)
        return encoder.encode(input, True), len(input)

    java.IncrementalEncoder.encode = encode
    java.Codec.encode = encode_whole
