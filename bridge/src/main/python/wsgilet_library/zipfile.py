"""Archives are written and read as by CPython 2.7.18.

Folders have their attributes, archives that grow no two fields of ZIP64, and
a reader that peeks loses nothing. Imported with shutil; lines are changed
when an archive is opened, so that only who uses one waits for them.
"""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(zipfile):
    import warnings
    make = zipfile.ZipFile.__init__.im_func
    run = zipfile.main

    def __init__(self, file, mode='r', compression=zipfile.ZIP_STORED,
                 allowZip64=False):
        """Open an archive to read, write or add."""
        if zipfile.ZipFile.__init__.im_func is __init__:
            zipfile.ZipFile.__init__ = make
            _revise(zipfile)
        make(self, file, mode, compression, allowZip64)

    def main(args=None):
        """Do what the command line says: python -m zipfile."""
        if zipfile.main is main:
            zipfile.main = run
            _revise_command(zipfile)
        run(args)

    def set_comment(self, comment):
        if len(comment) > zipfile.ZIP_MAX_COMMENT:
            warnings.warn('Archive comment is too long; truncating to %d '
                          'bytes' % zipfile.ZIP_MAX_COMMENT, stacklevel=2)
            comment = comment[:zipfile.ZIP_MAX_COMMENT]
        self._comment = comment
        self._didModify = True

    old = zipfile.ZipFile.comment
    zipfile.ZipFile.comment = property(old.fget, set_comment, None,
                                       'The comment of the archive.')
    zipfile.ZipFile.__init__ = __init__
    zipfile.main = main
    zipfile.ZIP_FILECOUNT_LIMIT = 0xFFFF
    zipfile._is_jython = True  # it asks os.name


def _revise(zipfile):
    archive = zipfile.ZipFile
    zipfile._strip_zip64 = _strip_zip64
    zipfile._warn_of_name = _warn_of_name
    revise(zipfile.ZipInfo._decodeExtra,
           ('while extra:', 'while len(extra) >= 4:'))
    revise(zipfile.ZipExtFile.peek, (
        'self._offset -= len(chunk)',
        '''if len(chunk) > self._offset:
                self._readbuffer = chunk + self._readbuffer[self._offset:]
                self._offset = 0
            else:
                self._offset -= len(chunk)'''))
    revise(archive._writecheck, (
        '''            if self.debug:      # Warning for duplicate names
                print "Duplicate name:", zinfo.filename
''', '            _warn_of_name(zinfo.filename)\n'), (
        '        if zinfo.file_size > ZIP64_LIMIT:\n',
        '''        if (len(self.filelist) >= ZIP_FILECOUNT_LIMIT
                and not self._allowZip64):
            raise LargeZipFile("Files count would require ZIP64 extensions")
        if zinfo.file_size > ZIP64_LIMIT:
'''))
    revise(archive.write, (
        '        if compress_type is None:\n',
        '''        if isdir:
            zinfo.compress_type = ZIP_STORED
            zinfo.external_attr |= 0x10  # a folder of MS-DOS
        elif compress_type is None:
'''))
    revise(archive.writestr, (
        'zinfo.external_attr = 0600 << 16',
        'zinfo.external_attr = (0600 << 16 if zinfo.filename[-1:] != "/" '
        'else 040775 << 16 | 0x10)'), (
        "'<LQQ' if zip64 else '<LLL'", "'<LLQQ' if zip64 else '<LLLL'"), (
        'struct.pack(fmt, zinfo.CRC,', 'struct.pack(fmt, 0x08074b50, '
        'zinfo.CRC,'))
    revise(archive.close, (
        '*extra) + extra_data', '*extra) + _strip_zip64(extra_data)'), (
        'centDirCount >= ZIP_FILECOUNT_LIMIT',
        'centDirCount > ZIP_FILECOUNT_LIMIT'), (
        '                    # Need to write the ZIP64 end-of-archive records'
        '\n',
        '''                    if not self._allowZip64:
                        raise LargeZipFile(
                            ("Files count"
                             if centDirCount > ZIP_FILECOUNT_LIMIT else
                             "Central directory offset"
                             if centDirOffset > ZIP64_LIMIT else
                             "Central directory size")
                            + " would require ZIP64 extensions")
'''))


def _revise_command(zipfile):
    revise(zipfile.main, (
        '''            out = args[2]
            for path in zf.namelist():
                if path.startswith('./'):
                    tgt = os.path.join(out, path[2:])
                else:
                    tgt = os.path.join(out, path)

                tgtdir = os.path.dirname(tgt)
                if not os.path.exists(tgtdir):
                    os.makedirs(tgtdir)
                with open(tgt, 'wb') as fp:
                    fp.write(zf.read(path))
''', '            zf.extractall(args[2])\n'), (
        '            elif os.path.isdir(path):\n',
        '''            elif os.path.isdir(path):
                if zippath:
                    zf.write(path, zippath)
'''), (
        'addToZip(zf, src, os.path.basename(src))',
        '''zippath = (os.path.basename(src)
                           or os.path.basename(os.path.dirname(src)))
                if zippath in (os.curdir, os.pardir):
                    zippath = ''
                addToZip(zf, src, zippath)'''))


def _warn_of_name(name):
    import warnings
    warnings.warn('Duplicate name: %r' % name, stacklevel=4)


def _strip_zip64(extra):
    """Return the extra fields of a file without those of ZIP64."""
    import struct
    kept, start = [], 0
    while start + 4 <= len(extra):
        kind, size = struct.unpack('<HH', extra[start:start + 4])
        if kind != 1:
            kept.append(extra[start:start + 4 + size])
        start += 4 + size
    return ''.join(kept) + extra[start:]
