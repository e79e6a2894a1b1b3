"""Encoding JSON."""
from __future__ import absolute_import

from wsgilet_speedups import stands_in


@stands_in('json.encoder')
def put_encoder(encoder):
    from org.wsgilet.bridge.speedups.stdlib import StandardLibrary
    make_original = encoder._make_iterencode
    make_encoder = StandardLibrary.jsonEncoders()

    def _make_iterencode(markers, default, string_encoder, indent, floatstr,
                         key_separator, item_separator, sort_keys, skipkeys,
                         one_shot):
        original = make_original(
            markers, default, string_encoder, indent, floatstr, key_separator,
            item_separator, sort_keys, skipkeys, one_shot)
        if (one_shot and indent is None
                and string_encoder is encoder.c_encode_basestring_ascii
                and type(key_separator) is type(item_separator) is str):
            return make_encoder(
                original, markers, default, floatstr,
                encoder.FLOAT_REPR is repr, key_separator, item_separator,
                sort_keys, skipkeys)
        return original

    encoder._make_iterencode = _make_iterencode
    encoder.c_make_encoder = None  # it cannot sort, and is not faster
