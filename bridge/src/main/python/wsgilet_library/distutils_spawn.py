"""Programs are started without a fork, and found where PATH is not set."""
from __future__ import absolute_import


def mend(spawn):
    import os
    original = spawn.find_executable

    def find_executable(executable, path=None):
        """The path of a program, or None."""
        if path is None:
            path = os.environ.get('PATH', os.defpath)
        return original(executable, path)

    def _spawn_posix(cmd, search_path=1, verbose=0, dry_run=0):
        """Run a program, and wait for its end."""
        import subprocess
        import sys
        spawn.log.info(' '.join(cmd))
        if dry_run:
            return
        name = cmd if spawn.DEBUG else cmd[0]
        program = find_executable(cmd[0]) if search_path else cmd[0]
        try:
            code = subprocess.call(cmd, executable=program or cmd[0])
        except OSError as e:
            sys.stderr.write('unable to execute %r: %s\n' % (
                name, e.strerror))
            code = 1
        if code < 0:
            raise spawn.DistutilsExecError(
                'command %r terminated by signal %d' % (name, -code))
        if code:
            raise spawn.DistutilsExecError(
                'command %r failed with exit status %d' % (name, code))

    spawn.find_executable = find_executable
    spawn._spawn_posix = _spawn_posix
