"""The types that CPython 2.7.18 knows: of JSON, SVG, WebM and others."""
from __future__ import absolute_import


def mend(mimetypes):
    mimetypes.suffix_map.update({'.svgz': '.svg.gz', '.txz': '.tar.xz'})
    mimetypes.encodings_map['.xz'] = 'xz'
    mimetypes.types_map.update({
        '.csv': 'text/csv', '.json': 'application/json',
        '.mjs': 'application/javascript', '.svg': 'image/svg+xml',
        '.webm': 'video/webm'})
