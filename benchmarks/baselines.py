"""Brings the Pythons and frameworks of baselines.lock into .cache."""

import importlib.machinery
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "python-samples"
LOCK = HERE / "baselines.lock"
CACHE = HERE / ".cache"
STAMP = "baselines.lock.sha256"

OLD, NEW = "bullseye", "bookworm"
PYTHON3 = "/usr/bin/python3"
PYTHON3_VERSION = "3.11"  # what the compiled parts of NEW are for


def old_python():
    """The command of CPython 2.7 and the variables it needs."""
    root = CACHE / OLD
    return str(root / "usr/bin/python2.7"), {
        "PYTHONHOME": str(root / "usr"),
        "LD_LIBRARY_PATH": str(root / "usr/lib/x86_64-linux-gnu")}


def old_modules():
    """waitress, SQLAlchemy, and MarkupSafe with the compiled part that CPython
    has."""
    return [CACHE / OLD / "usr/lib/python2.7/dist-packages",
            CACHE / OLD / "usr/lib/python3/dist-packages"]


def new_modules():
    return [CACHE / NEW / "usr/lib/python3/dist-packages"]


def fetch():
    """Fetch what is missing. Raises SystemExit with what to do."""
    subprocess.run([str(SAMPLES / "fetch-frameworks")], check=True,
                   stdout=subprocess.DEVNULL)
    check_python3()
    debian = fetch_frameworks_module()
    stamp = CACHE / STAMP
    if stamp.is_file() and stamp.read_text() == debian.sha256(LOCK):
        return
    print("Fetching CPython 2.7, waitress, gunicorn ...", flush=True)
    CACHE.mkdir(exist_ok=True)
    try:
        for suite in OLD, NEW:
            with tempfile.TemporaryDirectory(dir=str(CACHE)) as work:
                unpack(debian, suite, Path(work))
    except debian.Failed as e:
        raise SystemExit("benchmarks/run: cannot fetch the baselines: %s" %
                         str(e).replace("frameworks.lock", LOCK.name))
    compile_old_library()
    stamp.write_text(debian.sha256(LOCK))


def check_python3():
    try:
        version = subprocess.check_output(
            [PYTHON3, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"
             ], universal_newlines=True).strip()
    except OSError:
        version = "missing"
    if version != PYTHON3_VERSION:
        raise SystemExit(
            "benchmarks/run: %s is %s, but %s is for %s (%s): run on that "
            "Debian, or write your suite's versions into it" % (
                PYTHON3, version, LOCK.name, NEW, PYTHON3_VERSION))


def fetch_frameworks_module():
    """python-samples/fetch-frameworks, which knows how to ask apt."""
    loader = importlib.machinery.SourceFileLoader(
        "fetch_frameworks", str(SAMPLES / "fetch-frameworks"))
    module = importlib.util.module_from_spec(
        importlib.util.spec_from_loader(loader.name, loader))
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    sys.dont_write_bytecode = False
    return module


def unpack(debian, suite, work, lock=LOCK, cache=CACHE):
    """Put the packages that a lock has of a suite into a folder."""
    rows = [line.split() for line in lock.read_text().splitlines()
            if line.startswith(suite + " ")]
    packages = [debian.Package(deb, version, deb, version, sha256, None)
                for _, deb, version, sha256 in rows]
    downloads, unpacked = work / "downloads", work / "unpacked"
    downloads.mkdir()
    debian.SUITE = suite
    failures = []
    for mirror in debian.debian_mirrors():
        try:
            options = debian.private_apt(mirror, work / "apt")
            debian.run(["apt-get", *options, "update"])
            debian.check_versions(packages, options)
            debian.run(["apt-get", *options, "download",
                        *("%s=%s" % (p.deb, p.deb_version)
                          for p in packages)], cwd=downloads)
            break
        except debian.Failed as e:
            failures.append(str(e))
    else:
        raise debian.Failed("; ".join(failures) or "apt names no mirror")
    for _, deb in debian.verified(packages, downloads, "deb_sha256"):
        debian.run(["dpkg-deb", "-x", deb, unpacked])
    shutil.rmtree(str(cache / suite), ignore_errors=True)
    unpacked.rename(cache / suite)


def compile_old_library():
    """As Debian does when it installs the package."""
    python, variables = old_python()
    library = CACHE / OLD / "usr/lib/python2.7"
    subprocess.run([python, "-m", "compileall", "-q", str(library)],
                   env=dict(os.environ, **variables), check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
