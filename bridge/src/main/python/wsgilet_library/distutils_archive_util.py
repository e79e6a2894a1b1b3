"""Archives of zip have their folders, as of CPython 2.7.11."""
from __future__ import absolute_import


def mend(archive_util):
    import os

    def make_zipfile(base_name, base_dir, verbose=0, dry_run=0):
        """Make base_name.zip of all that is below base_dir."""
        import zipfile
        from distutils.dir_util import mkpath
        from distutils import log
        name = base_name + '.zip'
        mkpath(os.path.dirname(name), dry_run=dry_run)
        log.info("creating '%s' and adding '%s' to it", name, base_dir)
        if dry_run:
            return name
        with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as archive:
            for path in _paths(base_dir):
                archive.write(path, path)
                log.info("adding '%s'", path)
        return name

    archive_util.make_zipfile = make_zipfile
    archive_util.ARCHIVE_FORMATS['zip'] = (
        make_zipfile,) + archive_util.ARCHIVE_FORMATS['zip'][1:]


def _paths(base_dir):
    import os
    if base_dir != os.curdir:
        yield os.path.normpath(os.path.join(base_dir, ''))
    for folder, folders, files in os.walk(base_dir):
        for name in folders:
            yield os.path.normpath(os.path.join(folder, name, ''))
        for name in files:
            path = os.path.normpath(os.path.join(folder, name))
            if os.path.isfile(path):
                yield path
