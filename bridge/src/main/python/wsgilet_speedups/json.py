"""Encoding JSON."""
from __future__ import absolute_import

from wsgilet_speedups import stands_in


@stands_in('json.encoder')
def put_encoder(encoder):
    if encoder.c_make_encoder is None:
        return 'it was imported without _json'
    from org.wsgilet.bridge.speedups.stdlib import StandardLibrary
    make_encoder = StandardLibrary.jsonEncoders()
    make_original = encoder._make_iterencode
    c_make_original = encoder.c_make_encoder
    plain_repr = encoder.FLOAT_REPR

    def is_known(string_encoder, indent, key_separator, item_separator):
        return (indent is None
                and string_encoder is encoder.c_encode_basestring_ascii
                and type(key_separator) is type(item_separator) is str)

    def _make_iterencode(markers, default, string_encoder, indent, floatstr,
                         key_separator, item_separator, sort_keys, skipkeys,
                         one_shot, **builtins):
        original = make_original(
            markers, default, string_encoder, indent, floatstr, key_separator,
            item_separator, sort_keys, skipkeys, one_shot, **builtins)
        if one_shot and sort_keys and is_known(
                string_encoder, indent, key_separator, item_separator):
            return make_encoder(
                original, markers, default, floatstr,
                encoder.FLOAT_REPR is plain_repr, key_separator,
                item_separator, True, skipkeys, True)
        return original

    def c_make_encoder(markers, default, string_encoder, indent,
                       key_separator, item_separator, sort_keys, skipkeys,
                       allow_nan):
        if not sort_keys and is_known(
                string_encoder, indent, key_separator, item_separator):
            return make_encoder(
                None, markers, default, None, True, key_separator,
                item_separator, False, skipkeys, allow_nan)
        return c_make_original(
            markers, default, string_encoder, indent, key_separator,
            item_separator, sort_keys, skipkeys, allow_nan)

    encoder._make_iterencode = _make_iterencode
    encoder.c_make_encoder = c_make_encoder
