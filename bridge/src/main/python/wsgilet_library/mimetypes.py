"""The types that CPython 2.7.18 knows: of JSON, SVG, WebM and others."""
from __future__ import absolute_import


def mend(mimetypes):
    default_types = mimetypes._default_mime_types

    def _default_mime_types():
        default_types()
        add_later_types()

    def add_later_types():
        mimetypes.suffix_map.update({'.svgz': '.svg.gz', '.txz': '.tar.xz'})
        mimetypes.encodings_map['.xz'] = 'xz'
        mimetypes.types_map.update({
            '.csv': 'text/csv', '.json': 'application/json',
            '.mjs': 'application/javascript', '.svg': 'image/svg+xml',
            '.webm': 'video/webm'})

    mimetypes._default_mime_types = _default_mime_types
    add_later_types()
