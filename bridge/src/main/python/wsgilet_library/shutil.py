"""Archives have their folders, and can be made in the working directory."""
from __future__ import absolute_import
import os


def mend(shutil):
    make_tarball = shutil._make_tarball

    def _make_tarball(base_name, *args, **kwargs):
        """Make a tar archive of a folder; return its name."""
        if os.path.dirname(base_name):
            return make_tarball(base_name, *args, **kwargs)
        here = os.path.join(os.curdir, '')
        return make_tarball(here + base_name, *args, **kwargs)[len(here):]

    def _make_zipfile(base_name, base_dir, verbose=0, dry_run=0, logger=None):
        """Make a zip archive of a folder; return its name."""
        import zipfile
        tell = logger.info if logger else lambda *args: None
        name, folder = base_name + '.zip', os.path.dirname(base_name)
        if folder and not os.path.exists(folder):
            tell('creating %s', folder)
            if not dry_run:
                os.makedirs(folder)
        tell("creating '%s' and adding '%s' to it", name, base_dir)
        if dry_run:
            return name
        with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as archive:
            for path in _paths(base_dir):
                archive.write(path, path)
                tell("adding '%s'", path)
        return name

    ours = {make_tarball: _make_tarball, shutil._make_zipfile: _make_zipfile}
    for kind, made in shutil._ARCHIVE_FORMATS.items():
        shutil._ARCHIVE_FORMATS[kind] = (
            ours.get(made[0], made[0]),) + made[1:]
    shutil._make_tarball, shutil._make_zipfile = _make_tarball, _make_zipfile


def _paths(base_dir):
    top = os.path.normpath(base_dir)
    if top != os.curdir:
        yield top
    for folder, folders, files in os.walk(base_dir):
        for name in sorted(folders):
            yield os.path.normpath(os.path.join(folder, name))
        for name in files:
            path = os.path.normpath(os.path.join(folder, name))
            if os.path.isfile(path):
                yield path
