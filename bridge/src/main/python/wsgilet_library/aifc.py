"""u-law by either of its names, and files that do not seek (CPython 2.7.18).

What ends early or is no sound is closed, if it was opened by its name.
"""
from __future__ import absolute_import

from wsgilet_library import revise

_TYPES = "'NONE', 'ULAW', 'ALAW', 'G722'"
_ALL_TYPES = "'NONE', 'ULAW', 'ulaw', 'ALAW', 'alaw', 'G722'"
_LAWS, _ALL_LAWS = "('ULAW', 'ALAW')", "('ULAW', 'ulaw', 'ALAW', 'alaw')"
_WITHOUT_CL = "except ImportError:\n%sif self._comptype == 'ULAW'"
_WITHOUT_CL_EITHER = (
    "except ImportError:\n%sif self._comptype in ('ULAW', 'ulaw')")


def mend(aifc):
    reader, writer = aifc.Aifc_read, aifc.Aifc_write
    reader._file = writer._file = None
    reader._ssnd_chunk = None

    def __init__(self, f):
        if not isinstance(f, basestring):
            self.initfp(f)
            return
        f = aifc.__builtin__.open(f, 'rb')
        try:
            self.initfp(f)
        except:
            f.close()
            raise

    def close(self):
        """Close the file."""
        decompressor, self._decomp = self._decomp, None
        try:
            if decompressor:
                decompressor.CloseDecompressor()
        finally:
            self._file.close()

    reader.__init__, reader.close = __init__, close
    # Samples of these have two bytes once they are read.
    revise(reader._read_comm_chunk,
           ('self._framesize = self._framesize // 4', 'self._sampwidth = 2'),
           (_WITHOUT_CL % (20 * ' '), _WITHOUT_CL_EITHER % (20 * ' ')),
           ("""self._convert = self._ulaw2lin
                            self._framesize = self._framesize // 2
""", """self._convert = self._ulaw2lin
                            self._sampwidth = 2
"""))
    for method in (writer.setcomptype, writer.setparams):
        revise(method, (_TYPES, _ALL_TYPES))
    revise(writer._ensure_header_written, (_LAWS, _ALL_LAWS))
    revise(writer._init_compression,
           (_WITHOUT_CL % (12 * ' '), _WITHOUT_CL_EITHER % (12 * ' ')))
    revise(writer._write_header,
           (_LAWS, _ALL_LAWS),
           ('self._form_length_pos = self._file.tell()',
            'self._form_length_pos = _wsgilet_place(self._file)'),
           ('self._nframes_pos = self._file.tell()',
            'self._nframes_pos = _wsgilet_place(self._file)'),
           ('self._ssnd_length_pos = self._file.tell()',
            'self._ssnd_length_pos = _wsgilet_place(self._file)'),
           ('_write_short(self._file, self._sampwidth * 8)',
            "_write_short(self._file, 8 if self._comptype in "
            "('ULAW', 'ulaw', 'ALAW', 'alaw', 'G722') "
            "else self._sampwidth * 8)"))
    aifc._wsgilet_place = _place


def _place(file):
    """Where a file is, or None if it does not seek."""
    try:
        return file.tell()
    except (AttributeError, IOError):
        return None
