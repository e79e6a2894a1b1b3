"""Archives that end too early are errors, as CPython 2.7.18 has them.

Modes that are none are ValueError, archives that fail while they are written
keep their own error, and iterators over one archive do not disturb each other.
"""
from __future__ import absolute_import


def mend(tarfile):
    from collections import OrderedDict
    TarFile, ReadError = tarfile.TarFile, tarfile.ReadError
    nti, nts = tarfile.nti, tarfile.nts
    following = TarFile.next.im_func

    def mended_nti(s):
        # Spaces on their own are zero, too.
        return nti(s if s[0] == '\200' else nts(s).strip() or '0')

    def next(self):
        """Return the next member; ReadError if the archive ends in one."""
        self._check('ra')
        file = self.fileobj
        if self.firstmember is None and self.offset != file.tell():
            file.seek(self.offset - 1)
            if not file.read(1):
                raise ReadError('unexpected end of data')
        return following(self)

    def whole(read):
        def checked(self, size):
            before = self.position
            data = read(self, size)
            if len(data) != self.position - before:
                raise ReadError('unexpected end of data')
            return data
        return checked

    def next_member(self):
        """Return the next member, which others may have read already."""
        archive = self.tarfile
        if self.index or archive.firstmember is None:
            if self.index < len(archive.members):
                self.index += 1
                return archive.members[self.index - 1]
            if archive._loaded:
                raise StopIteration
        member = archive.next()
        if not member:
            archive._loaded = True
            raise StopIteration
        self.index += 1
        return member

    def with_modes(name, modes):
        function = getattr(TarFile, name).im_func

        def opened(cls, name, mode='r', *args, **kwargs):
            if mode not in modes:
                raise ValueError('mode must be %s' % ' or '.join(
                    repr(m) for m in modes))
            return function(cls, name, mode, *args, **kwargs)

        opened.__name__, opened.__doc__ = name, function.__doc__
        setattr(TarFile, name, classmethod(opened))

    def bz2open(cls, name, mode='r', fileobj=None, compresslevel=9, **kwargs):
        """Open an archive that bzip2 compressed, or is to compress."""
        import bz2
        file = (bz2.BZ2File(name, mode, compresslevel=compresslevel)
                if fileobj is None else tarfile._BZ2Proxy(fileobj, mode))
        try:
            archive = cls.taropen(name, mode, file, **kwargs)
        except BaseException as e:
            file.close()
            if mode == 'r' and isinstance(e, (IOError, EOFError)):
                raise ReadError('not a bzip2 file')
            raise
        archive._extfileobj = False
        return archive

    tarfile.nti = mended_nti
    TarFile.next, tarfile.TarIter.next = next, next_member
    for kind in 'readnormal', 'readsparsesection':
        read = getattr(tarfile._FileInFile, kind).im_func
        setattr(tarfile._FileInFile, kind, whole(read))
    TarFile.bz2open = classmethod(bz2open)
    with_modes('taropen', ('r', 'a', 'w'))
    with_modes('gzopen', ('r', 'w'))
    with_modes('bz2open', ('r', 'w'))
    # Zeros that are to be skipped would make any file a tar file.
    TarFile.OPEN_METH = OrderedDict(
        (kind, TarFile.OPEN_METH[kind]) for kind in ('gz', 'bz2', 'tar'))
