"""Installs packages into a folder, by the pip that Jython brings along.

pip installs into an empty folder; what is there then is moved to the target,
so that an installation that fails leaves the target as it was, and packages
that share a namespace do not remove each other, as by pip's own --target.
"""
import csv
import errno
import hashlib
import logging
import os
import re
import shutil
import sys
import tempfile

import wsgilet_requirements as requirements

_METADATA = re.compile(r'(?P<name>[^-]+)-(?P<version>[^-]+)(-py[^-]*)?'
                       r'\.(dist|egg)-info$')
# Of a package that stays in the folder of its source.
_LINK = re.compile(r'(?P<name>.+)\.egg-link$')
_PATHS = 'easy-install.pth'


def install(target, lock, staging, log, arguments):
    """Install, and return the exit code of the process.

    target -- the folder that gets the packages
    lock -- the file that gets their versions and hashes
    staging -- an empty folder for the time of the installation
    log -- a file that pip writes more into than the user sees
    arguments -- those of "pip install"
    """
    try:
        return _install(target, lock, staging, log, arguments)
    except EnvironmentError as e:
        print >> sys.stderr, 'wsgilet install: cannot write %s: %s' % (
            e.filename or target, e.strerror or e)
        return 1
    except UnicodeEncodeError as e:  # pip tells its own errors by str()
        print >> sys.stderr, 'wsgilet install: ' + e.object.encode('utf-8')
        return 1


def _install(target, lock, staging, log, arguments):
    for place in target, lock:
        _check_writable(place)
    # pip leaves temporary folders after an error.
    tempfile.tempdir = os.path.dirname(staging)
    import pip._internal
    from pip._internal.commands import commands_dict
    _mend_pip()
    _build_python_halves()
    downloads, packages, sources = _watch_downloads(), [], []
    standing_in = _watch_requirements(packages, sources)
    _link_editables()
    try:
        # pip writes one file alone, and more into that of another run.
        log = commands_dict['install']().parse_args(arguments)[0].log or log
        written = os.path.getsize(log) if os.path.isfile(log) else 0
        code = pip._internal.main(
            ['install', '--disable-pip-version-check', '--target', staging,
             '--log', log] + _style() + arguments)
    except SystemExit as e:
        return e.code  # of an option that pip does not know
    lines = _lines(log, written)
    if code or code is None:
        _explain(lines)
        return code or 0
    installed = _distributions(staging)
    if not _tell_extensions(staging, lines, sources):
        return 1
    if not installed and not standing_in:
        return 0
    if not os.path.isdir(target):
        os.makedirs(target)
    if 'setuptools' not in set(installed).union(_distributions(target)):
        _add_setuptools(staging, '--no-compile' not in arguments)
    for name in installed:
        _remove(target, name)
    _move(staging, target)
    _add_paths(target, [_linked(link) for p in packages if p.editable
                        for link in _links(
                            target, requirements.canonical(p.name))])
    _write_lock(lock, target, installed, {
        requirements.canonical(p.name): downloads[p.link.url_without_fragment]
        for p in packages
        if p.link and p.link.url_without_fragment in downloads})
    line = ('1 package is in %s, its hash in %s' if len(installed) == 1 else
            '%d packages are in %%s, their hashes in %%s' % len(installed))
    print line % (target, lock)
    return 0


def _style():
    # pip 19.1 asks for a terminal alone.
    is_dumb = os.environ.get('TERM') == 'dumb'
    return ((['--no-color'] if is_dumb or os.environ.get('NO_COLOR') else [])
            + (['--progress-bar', 'off'] if is_dumb else []))


def _check_writable(path):
    while not os.path.lexists(path):
        path = os.path.dirname(path)
    if not os.access(path, os.W_OK):
        raise IOError(errno.EACCES, os.strerror(errno.EACCES), path)


def _mend_pip():
    # pip opens a folder to see whose it is, which Java cannot; and it says
    # that Python 2.7 has an end.
    from pip._internal.cli import base_command
    from pip._internal.utils import filesystem
    from pip._internal.utils.misc import subprocess_logger
    filesystem.get_path_uid = lambda path: os.lstat(path).st_uid
    base_command.deprecated = lambda *_, **__: None
    # It takes what commands print for shown where the log file has it, and
    # leaves out why they failed.
    subprocess_logger.isEnabledFor = lambda level: True
    subprocess_logger.getEffectiveLevel = lambda: min(
        handler.level for handler in logging.root.handlers
        if handler.name != 'user_log')


def _build_python_halves():
    """Have packages built of Python alone where Wsgilet is their C part.

    Their own setup.py asks for a compiler and the database's C library.
    """
    from pip._internal.req.req_install import InstallRequirement
    prepare = InstallRequirement.prepare_metadata

    def prepare_metadata(self):
        half = self.name and requirements.python_half(
            requirements.canonical(self.name), self.setup_py_dir)
        if half:
            # A pyproject.toml would build with the original.
            self.use_pep517 = False
            with open(self.setup_py, 'w') as f:
                f.write(half)
        return prepare(self)

    InstallRequirement.prepare_metadata = prepare_metadata


# What pip does, watched

def _watch_downloads():
    """Return a dict that gets the SHA-256 of each archive, by its address."""
    from pip._internal import download
    unpack, hashes = download.unpack_file, {}

    def unpack_file(filename, location, content_type, link):
        sha256 = hashlib.sha256()
        with open(filename, 'rb') as f:
            for block in iter(lambda: f.read(1 << 16), ''):
                sha256.update(block)
        hashes[link.url_without_fragment] = sha256.hexdigest()
        return unpack(filename, location, content_type, link)

    download.unpack_file = unpack_file
    return hashes


def _watch_requirements(packages, sources):
    """Leave out what Wsgilet has itself, and refuse what cannot run here.

    packages -- gets what is installed, in that order
    sources -- gets the folder and package of each that pip unpacked: it has
        a name of pip's own where it comes from no archive

    Return a list that gets the names of what is left out.
    """
    from pip._internal.exceptions import InstallationError
    from pip._internal.req.req_set import RequirementSet
    from pip._internal.resolve import Resolver
    add, resolve = RequirementSet.add_requirement, Resolver.resolve
    order = Resolver.get_installation_order
    standing_in, refused = [], []

    def add_requirement(self, install_req, parent_req_name=None,
                        extras_requested=None):
        name = install_req.name and requirements.canonical(install_req.name)
        if not name or not install_req.match_markers(extras_requested):
            return add(self, install_req, parent_req_name, extras_requested)
        module = requirements.standing_in(name)
        if module:
            print '%s: Wsgilet has the module %s itself, nothing is' \
                ' installed' % (install_req.name, module)
            standing_in.append(name)
            return [], None  # as pip does where markers do not match
        advice = requirements.advice(name)
        if advice and not install_req.constraint:
            of = ' (of %s)' % parent_req_name if parent_req_name else ''
            refused.append('%s%s: %s' % (install_req.name, of, advice))
            if parent_req_name:
                raise InstallationError(refused[-1])
        return add(self, install_req, parent_req_name, extras_requested)

    def resolve_all(self, requirement_set):
        if refused:
            raise InstallationError('\n'.join(refused))
        return resolve(self, requirement_set)

    def get_installation_order(self, requirement_set):
        ordered = order(self, requirement_set)
        packages.extend(ordered)
        sources.extend((r.source_dir, r) for r in ordered if r.source_dir)
        _count(ordered)
        return ordered

    RequirementSet.add_requirement = add_requirement
    Resolver.resolve = resolve_all
    Resolver.get_installation_order = get_installation_order
    return standing_in


def _link_editables():
    """Have setup.py of an editable package write into the staging folder.

    It asks for a folder whose .pth files are read, which a new one is not:
    the target gets the line, see _add_paths.
    """
    from pip._internal.locations import distutils_scheme
    from pip._internal.req.req_install import InstallRequirement
    install = InstallRequirement.install_editable

    def install_editable(self, install_options, *args, **kwargs):
        homes = [option[len('--home='):] for option in install_options
                 if option.startswith('--home=')]
        scheme = distutils_scheme('', home=homes[-1])
        if not os.path.isdir(scheme['purelib']):
            os.makedirs(scheme['purelib'])
        return install(self, ['--multi-version',
                              '--install-dir', scheme['purelib'],
                              '--script-dir', scheme['scripts']],
                       *args, **kwargs)

    InstallRequirement.install_editable = install_editable


def _count(packages):
    """Say which of the packages is being installed, and how many there are.

    In one place on a terminal, else a line for each.
    """
    from pip._internal.req.req_install import InstallRequirement
    install = InstallRequirement.install
    position = dict((id(package), i + 1) for i, package in enumerate(packages))
    line = '\r\x1b[K%s' if sys.stdout.isatty() else '%s\n'

    def counted(self, *args, **kwargs):
        if id(self) in position:
            sys.stdout.write(line % ('  %d of %d: %s' % (
                position[id(self)], len(packages), self.name)))
            sys.stdout.flush()
        try:
            return install(self, *args, **kwargs)
        finally:
            if sys.stdout.isatty():
                sys.stdout.write(line % '')

    InstallRequirement.install = counted


def _lines(log, begin):
    if not os.path.isfile(log):
        return []  # pip has not come so far
    with open(log) as f:
        f.seek(begin)
        return f.readlines()


def _explain(lines):
    """Say of what went wrong what pip cannot know, or says in its log alone.

    lines -- of the log
    """
    text = ''.join(lines)
    built = re.findall(r'Command ".*" failed with error code .* in '
                       r'\S*?/pip-(?:install|req-build)-[^/]+/([^/\s]+)', text)
    if built:
        print >> sys.stderr, (
            'wsgilet: %s was not built, see above; if it is a C extension,'
            ' it cannot run here: docs/packages.md' % built[-1])
    unreached = re.findall(r'Could not fetch URL (\S+): (?:connection error|'
                           r'.* ssl certificate): (.*) - skipping', text)
    if unreached:
        url, reason = unreached[-1]
        print >> sys.stderr, 'wsgilet: %s was not reached: %s' % (
            url, reason.rsplit(': ', 1)[-1].rstrip('\'",)'))


def _tell_extensions(staging, lines, sources):
    """Say which packages lack their C extensions; false if one has no more.

    The distutils of Jython compile nothing, and only warn.
    """
    runs = True
    names = dict((os.path.basename(folder), p.name) for folder, p in sources)
    for folder, extensions in sorted(_extensions(lines).items()):
        name = names.get(folder, folder)
        if _has_python(staging, requirements.canonical(name)):
            print '%s: installed without its C extensions (%s)' % (
                name, ', '.join(extensions))
        else:
            print >> sys.stderr, (
                'wsgilet: %s has nothing but C extensions (%s) and cannot run'
                ' here: nothing is installed' % (name, ', '.join(extensions)))
            runs = False
    return runs


def _extensions(lines):
    """Return {folder of a source: extensions that its setup.py asked for}."""
    found, package = {}, None
    for line in lines:
        command = re.search(r"Running command .*/([^/']+)/setup\.py'", line)
        if command:
            package = command.group(1)
        extension = re.search(r"building '([^']+)' extension", line)
        if extension and package:
            found.setdefault(package, []).append(extension.group(1))
    return found


def _has_python(folder, name):
    return any(path.endswith('.py')
               for metadata in _metadata(folder, name)
               for path in _recorded(folder, metadata))


def _add_setuptools(folder, compiles):
    """Put what a virtualenv has, too: packages import pkg_resources."""
    import setuptools
    bundled = os.path.dirname(os.path.dirname(setuptools.__file__))
    for metadata in _metadata(bundled, 'setuptools'):
        for path in _recorded(bundled, metadata):
            if path.endswith('.exe'):
                continue  # for Windows
            copy = os.path.join(folder, os.path.relpath(path, bundled))
            if not os.path.isdir(os.path.dirname(copy)):
                os.makedirs(os.path.dirname(copy))
            shutil.copy2(path, copy)
    if compiles:
        import compileall
        compileall.compile_dir(os.path.join(folder, 'pkg_resources'), quiet=1)


# The target

def _distributions(folder):
    """Return {name: version, or folder} of what is installed in a folder."""
    found = {}
    for entry in os.listdir(folder) if os.path.isdir(folder) else ():
        match = _METADATA.match(entry)
        link = _LINK.match(entry)
        if match:
            found[requirements.canonical(match.group('name'))] = (
                match.group('version'))
        elif link:
            found[requirements.canonical(link.group('name'))] = (
                _linked(os.path.join(folder, entry)))
    return found


def _linked(link):
    with open(link) as f:
        return f.readline().rstrip('\n')


def _links(target, name):
    """Return the links to sources of a package."""
    return [os.path.join(target, entry) for entry in os.listdir(target)
            for match in [_LINK.match(entry)]
            if match and requirements.canonical(match.group('name')) == name]


def _add_paths(target, folders):
    """Have sources found by the file that setup.py develop has for them."""
    paths = _paths(target)
    _write_paths(target, paths + [folder for folder in folders
                                  if folder not in paths])


def _paths(target):
    file = os.path.join(target, _PATHS)
    if not os.path.isfile(file):
        return []
    with open(file) as f:
        return f.read().splitlines()


def _write_paths(target, paths):
    file = os.path.join(target, _PATHS)
    if paths:
        with open(file, 'w') as f:
            f.writelines(path + '\n' for path in paths)
    elif os.path.isfile(file):
        os.remove(file)


def _remove(target, name):
    """Remove a package with the files that it says it has."""
    for link in _links(target, name):
        folder = _linked(link)
        _write_paths(target, [p for p in _paths(target) if p != folder])
        os.remove(link)
    for metadata in _metadata(target, name):
        for path in _recorded(target, metadata):
            _remove_file(target, path)
        if os.path.isdir(metadata):
            shutil.rmtree(metadata)
        elif os.path.exists(metadata):
            os.remove(metadata)


def _metadata(folder, name):
    """Return the folders that describe versions of a package."""
    return [os.path.join(folder, entry) for entry in os.listdir(folder)
            for match in [_METADATA.match(entry)]
            if match and requirements.canonical(match.group('name')) == name]


def _recorded(target, metadata):
    """Return the files of a package, by its RECORD (PEP 376)."""
    record = os.path.join(metadata, 'RECORD')
    if os.path.isfile(record):
        with open(record, 'rb') as f:
            return [os.path.join(target, row[0])
                    for row in csv.reader(f) if row]
    record = os.path.join(metadata, 'installed-files.txt')
    if os.path.isfile(record):
        with open(record) as f:
            return [os.path.join(metadata, line.rstrip('\n')) for line in f]
    return []


def _remove_file(target, path):
    path = os.path.normpath(path)
    if not path.startswith(target + os.sep):
        # ../../bin/flask of pip's own layout
        path = os.path.join(target, 'bin', os.path.basename(path))
    paths = [path]
    if path.endswith('.py'):
        paths.append(path[:-3] + '$py.class')
    for path in paths:
        if os.path.isfile(path) or os.path.islink(path):
            os.remove(path)
    folder = os.path.dirname(path)
    while (folder != target and os.path.isdir(folder)
           and not os.listdir(folder)):
        os.rmdir(folder)
        folder = os.path.dirname(folder)


def _move(staging, target):
    for folder, _, files in os.walk(staging):
        there = os.path.join(target, os.path.relpath(folder, staging))
        if not os.path.isdir(there):
            os.makedirs(there)
        for name in files:
            path = os.path.join(there, name)
            if os.path.isfile(path):
                os.remove(path)
            shutil.move(os.path.join(folder, name), path)


# The lock file

_HEAD = '# Made by wsgilet install; the same again: wsgilet install -r %s\n'
_LOCKED = re.compile(r'([^=\s#]+)==\S+ --hash=sha256:[0-9a-f]{64}$|'
                     r'# ([^=\s]+)(?:==| is in )')


def _write_lock(lock, target, installed, hashes):
    lines = _locked(lock)
    for name, version in installed.items():
        if name in hashes:
            lines[name] = '%s==%s --hash=sha256:%s\n' % (
                name, version, hashes[name])
        elif _links(target, name):
            lines[name] = '# %s is in %s, without hash\n' % (name, version)
        else:
            lines[name] = '# %s==%s: not from an archive, without hash\n' % (
                name, version)
    there = _distributions(target)
    with open(lock, 'w') as f:
        f.write(_HEAD % os.path.basename(lock))
        f.writelines(lines[name] for name in sorted(lines) if name in there)


def _locked(lock):
    """Return {name: line} of a lock file."""
    lines = {}
    if os.path.isfile(lock):
        with open(lock) as f:
            for line in f:
                match = _LOCKED.match(line)
                if match:
                    lines[match.group(1) or match.group(2)] = line
    return lines
