"""Files and descriptors by Java, what else Linux has by /proc and programs."""
from __future__ import absolute_import
import wsgilet_library
from _structseq import structseq

_EXIT_CODES = ('OK=0 USAGE=64 DATAERR=65 NOINPUT=66 NOUSER=67 NOHOST=68 '
               'UNAVAILABLE=69 SOFTWARE=70 OSERR=71 OSFILE=72 CANTCREAT=73 '
               'IOERR=74 TEMPFAIL=75 PROTOCOL=76 NOPERM=77 CONFIG=78')


def mend(os):
    # Jython has one dict for all interpreters.
    os.environ = _Environ(os.environ)
    os.environ.update(wsgilet_library.variables)
    if os._name == 'posix':  # programs ask for what they know of: not java
        os.name = os._name
    for code in _EXIT_CODES.split():
        name, number = code.split('=')
        setattr(os, 'EX_' + name, int(number))
    posix = _mend_files(os)
    _mend_getpid(os)
    _mend_exit(os)
    _mend_popen(os)
    _mend_statuses(os)
    _mend_spawn(os)
    _mend_waitpid(os)
    _mend_words(os, posix)
    _mend_variables(os, posix)
    _mend_processes(os, posix)
    _mend_file_systems(os, posix)
    _mend_devices(os, posix)
    _mend_configuration(os, posix)
    _mend_temporary_files(os, posix)
    _mend_own_process(os, posix)


def _add(os, posix, functions):
    """Add what is not there yet."""
    for function in functions:
        name = function.__name__
        if not hasattr(os, name):
            setattr(os, name, function)
        if not hasattr(posix, name):
            setattr(posix, name, getattr(os, name))


def _mend_own_process(os, posix):
    from _own_process import functions, program_functions
    own = functions()
    vars(os).update(own)
    vars(posix).update(own)
    if own:
        vars(os).update(program_functions(os))


def _mend_words(os, posix):
    of_java = os.strerror

    def strerror(code):
        """Return the words for the number of an error."""
        words = of_java(code)
        return ('Unknown error %d' % code
                if words.startswith('Unknown error') else words)

    os.strerror = posix.strerror = strerror


def _mend_variables(os, posix):
    def putenv(name, value):
        """Set a variable for child processes; os.environ has it, too."""
        os.environ[name] = value

    def unsetenv(name):
        """Remove a variable for child processes."""
        dict.pop(os.environ, name, None)

    os.putenv = posix.putenv = putenv
    os.unsetenv = posix.unsetenv = unsetenv


def _mend_processes(os, posix):
    def system(command):
        """Run a command in a shell; return its status as wait() does."""
        import subprocess
        return _status(subprocess.call(command, shell=True))

    def getloadavg():
        """Return the load of the last 1, 5 and 15 minutes."""
        return tuple(map(float, _read(os, '/proc/loadavg').split()[:3]))

    def getpgid(pid):
        """Return the process group of a process; 0 is this one."""
        return _stat(os, pid, 2)

    def killpg(pgid, signal):
        """Send a signal to all processes of a group."""
        os.kill(-pgid if pgid else 0, signal)

    def getsid(pid):
        """Return the session of a process; 0 is this one."""
        return _stat(os, pid, 3)

    def nice(increment):
        """Return the niceness; another cannot be set."""
        if increment:
            raise OSError(1, 'Operation not permitted: the JVM cannot change '
                          'its niceness, start it by nice')
        return _stat(os, 0, 16)

    def getgroups():
        """Return the groups of this process."""
        for line in _read(os, '/proc/self/status').splitlines():
            if line.startswith('Groups:'):
                return map(int, line.split()[1:])
        return []

    def getresuid():
        """Return the real, effective and saved user of this process."""
        return _ids(os, 'Uid')

    def getresgid():
        """Return the real, effective and saved group of this process."""
        return _ids(os, 'Gid')

    def ctermid():
        """Return the name of the terminal of a process."""
        return '/dev/tty'

    os.system = system
    _add(os, posix, (system, getloadavg, getpgid, killpg, getsid, nice,
                     getgroups, getresuid, getresgid, ctermid))
    os.NGROUPS_MAX = 65536
    os.P_WAIT, os.P_NOWAIT, os.P_NOWAITO = 0, 1, 1
    os.WNOHANG, os.WCONTINUED, os.WUNTRACED = 1, 8, 2


def _mend_file_systems(os, posix):
    def statvfs(path):
        """Return the size of a file system, as a tuple with names."""
        return _statvfs(os, path)

    def fstatvfs(fd):
        """Return the size of the file system of an open file."""
        os.fstat(fd)
        return statvfs('/proc/self/fd/%d' % fd)

    def stat_float_times(value=-1):
        """Return True: times of files are floats, and stay that."""
        if value not in (-1, True):
            raise NotImplementedError('os.stat_float_times: times of files '
                                      'are floats, read st[ST_MTIME]')
        return True if value == -1 else None

    _add(os, posix, (statvfs, fstatvfs, stat_float_times))
    os.statvfs_result = _StatvfsResult


def _mend_devices(os, posix):
    def major(device):
        """Return the major number of a device."""
        device = _device(device)
        return device >> 8 & 0xfff | device >> 32 & ~0xfff

    def minor(device):
        """Return the minor number of a device."""
        device = _device(device)
        return device & 0xff | device >> 12 & 0xffffff00

    def makedev(major, minor):
        """Return the number of a device."""
        for number in major, minor:
            _device(number)
        return ((major & 0xfff) << 8 | (major & ~0xfff) << 32
                | minor & 0xff | (minor & ~0xff) << 12)

    def mknod(path, mode=0o600, device=0):
        """Make a file, a FIFO or a device."""
        import stat
        if stat.S_ISFIFO(mode):
            os.mkfifo(path, stat.S_IMODE(mode))
        elif stat.S_IFMT(mode) in (0, stat.S_IFREG):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY,
                             stat.S_IMODE(mode)))
        else:
            raise OSError(1, 'Operation not permitted', path)

    _add(os, posix, (major, minor, makedev, mknod))


def _mend_configuration(os, posix):
    def sysconf(name):
        """Return a value of the system's configuration."""
        if name not in os.sysconf_names and name not in \
                os.sysconf_names.values():
            raise ValueError('unrecognized configuration name')
        return _configuration(name)

    def confstr(name):
        """Return a text of the system's configuration."""
        if name not in ('CS_PATH', 0):
            raise ValueError('unrecognized configuration name')
        return '/bin:/usr/bin'

    _add(os, posix, (sysconf, confstr))
    os.confstr_names = posix.confstr_names = dict(CS_PATH=0)
    os.sysconf_names = dict(SC_CLK_TCK=2, SC_OPEN_MAX=4, SC_PAGESIZE=30,
                            SC_PAGE_SIZE=30, SC_NPROCESSORS_CONF=83,
                            SC_NPROCESSORS_ONLN=84, SC_PHYS_PAGES=85)


def _mend_temporary_files(os, posix):
    def tmpfile():
        """Return a new file without a name."""
        import tempfile
        return tempfile.TemporaryFile()

    def tempnam(dir=None, prefix='file'):
        """Return a name that no file has yet."""
        return _unused(os, 'tempnam', dir, prefix)

    def tmpnam():
        """Return a name that no file has yet."""
        return _unused(os, 'tmpnam', '/tmp', 'file')

    _add(os, posix, (tmpfile, tempnam, tmpnam))
    os.TMP_MAX = 238328


# The numbers of Linux: Jython's own overlap with those of flags it lacks.
_OPEN_FLAGS = dict(
    O_RDONLY=0, O_WRONLY=1, O_RDWR=2, O_CREAT=0o100, O_EXCL=0o200,
    O_NOCTTY=0o400, O_TRUNC=0o1000, O_APPEND=0o2000, O_NONBLOCK=0o4000,
    O_NDELAY=0o4000, O_DSYNC=0o10000, O_ASYNC=0o20000, O_DIRECT=0o40000,
    O_LARGEFILE=0, O_DIRECTORY=0o200000, O_NOFOLLOW=0o400000,
    O_NOATIME=0o1000000, O_RSYNC=0o4010000, O_SYNC=0o4010000)

_BY_DESCRIPTOR = (
    'close', 'closerange', 'dup', 'dup2', 'fchmod', 'fchown', 'fdatasync',
    'fdopen', 'fstat', 'fsync', 'ftruncate', 'isatty', 'lseek', 'pipe',
    'read', 'ttyname', 'write')

_BY_NAME = (
    'access', 'chdir', 'chmod', 'chown', 'lchown', 'link', 'listdir',
    'lstat', 'mkdir', 'open', 'readlink', 'remove', 'rename', 'rmdir',
    'stat', 'symlink')


def _mend_files(os):
    import sys
    from org.wsgilet.bridge.files import DescriptorFunctions, FileSystem
    from org.wsgilet.bridge.library import BuiltinTypes
    functions = dict(_OPEN_FLAGS)
    for name in _BY_DESCRIPTOR:
        functions[name] = BuiltinTypes.functionOfC(
            name, getattr(DescriptorFunctions, name))
    for name in _BY_NAME:
        functions[name] = BuiltinTypes.functionOfC(
            name, getattr(FileSystem, name))
    functions['unlink'] = functions['remove']

    def fchdir(fd):
        """Change the working directory to that of a descriptor."""
        os.chdir(FileSystem.folder(getattr(fd, 'fileno', lambda: fd)()))

    def fpathconf(fd, name):
        """Return a limit of an open file."""
        os.fstat(fd)
        return pathconf('/', name)

    def pathconf(path, name):
        """Return a limit of a file."""
        os.stat(path)
        number = os.pathconf_names.get(name, name)
        if not isinstance(number, (int, long)):
            raise ValueError('unrecognized configuration name')
        return {0: 127, 1: 255, 2: 255, 3: 255, 4: 4096, 5: 4096}[number]

    def mkfifo(path, mode=0o666):
        """Make a FIFO."""
        if os.path.lexists(path):
            raise OSError(17, 'File exists', path)
        _run(os, ['mkfifo', '-m', '%o' % (mode & ~_umask(os)), '--', path],
             path)

    functions.update(fchdir=fchdir, fpathconf=fpathconf, pathconf=pathconf,
                     mkfifo=mkfifo)
    os.pathconf_names = dict(PC_LINK_MAX=0, PC_MAX_CANON=1, PC_MAX_INPUT=2,
                             PC_NAME_MAX=3, PC_PATH_MAX=4, PC_PIPE_BUF=5)
    posix = sys.modules.get('posix')
    FileSystem.tellBlocks()
    posix = os if posix is None else _own_module(posix)
    for module in os, posix:
        for name in functions:
            setattr(module, name, functions[name])
    return posix


class _Environ(dict):
    """Variables, which are strings: a child process gets no others."""

    def __setitem__(self, name, value):
        _check_variable(name, value)
        dict.__setitem__(self, name, value)

    def __delitem__(self, name):
        if name not in self and '=' in name:
            raise OSError(22, 'Invalid argument')
        dict.__delitem__(self, name)

    def update(self, *others, **names):
        for name, value in dict(*others, **names).iteritems():
            self[name] = value

    def setdefault(self, name, default=None):
        if name not in self:
            self[name] = default
        return self[name]

    def copy(self):
        return dict(self)


def _check_variable(name, value):
    """Raise what putenv() of CPython does for what no process can get."""
    for index, item in (1, name), (2, value):
        if not isinstance(item, basestring):
            raise TypeError('putenv() argument %d must be string, not %s'
                            % (index, type(item).__name__))
        if '\0' in item:
            raise TypeError('putenv() argument %d must be string without '
                            'null bytes, not %s'
                            % (index, type(item).__name__))
        item.encode('ascii') if isinstance(item, unicode) else item
    if not name or '=' in name:
        raise ValueError('illegal environment variable name')


def _own_module(posix):
    """Put a module that can be changed in the place of Java's."""
    from types import ModuleType
    import sys
    if isinstance(posix, ModuleType) and not hasattr(posix, '__all__'):
        return posix  # os is imported anew
    module = ModuleType('posix')
    for name in posix.__all__:
        if hasattr(posix, name):
            setattr(module, name, getattr(posix, name))
    sys.modules['posix'] = module
    return module


def _ids(os, kind):
    for line in _read(os, '/proc/self/status').splitlines():
        if line.startswith(kind + ':'):
            return tuple(map(int, line.split()[1:4]))
    raise OSError(38, 'Function not implemented')


def _device(number):
    if not isinstance(number, (int, long)):
        raise TypeError('an integer is required')
    if number < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    return number


def _unused(os, function, folder, prefix):
    import tempfile
    import warnings
    warnings.warn(function + ' is a potential security risk to your program',
                  RuntimeWarning, 3)
    folder = os.environ.get('TMPDIR') or folder or '/tmp'
    while True:
        name = os.path.join(folder, prefix + next(
            tempfile._get_candidate_names()))
        if not os.path.lexists(name):
            return name


def _umask(os):
    return int(next(line for line in _read(
        os, '/proc/self/status').splitlines()
        if line.startswith('Umask:')).split()[1], 8)


def _run(os, command, path):
    import subprocess
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    message = process.communicate()[1]
    if process.returncode:
        reason = message.strip().rpartition(': ')[2]
        for number in (2, 13, 17, 20, 30):
            if os.strerror(number) == reason:
                raise OSError(number, reason, path)
        raise OSError(5, reason, path)


def _mend_popen(os):
    close = os._wrap_close.close

    def close_and_wait(self):
        status = close(self)
        return status and _status(status)

    os._wrap_close.close = close_and_wait
    os._wrap_close.__enter__ = lambda self: self
    os._wrap_close.__exit__ = lambda self, *_: self.close()


def _status(code):
    """Return what wait() tells of an exit code."""
    return -code if code < 0 else code << 8


def _read(os, path):
    try:
        with open(path) as f:
            return f.read()
    except IOError as e:
        raise OSError(e.errno, e.strerror)


def _stat(os, pid, field):
    """Return a field of /proc/PID/stat; 0 is the one behind the name."""
    try:
        text = _read(os, '/proc/%s/stat' % (pid or 'self'))
    except OSError:
        raise OSError(3, 'No such process')
    return int(text.rpartition(')')[2].split()[field])


def _configuration(name):
    from java.lang import Runtime
    if name in ('SC_NPROCESSORS_ONLN', 'SC_NPROCESSORS_CONF', 83, 84):
        return Runtime.getRuntime().availableProcessors()
    if name in ('SC_OPEN_MAX', 4):
        import resource
        return resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    if name in ('SC_PHYS_PAGES', 85):
        with open('/proc/meminfo') as f:
            return int(f.readline().split()[1]) // 4
    return 100 if name in ('SC_CLK_TCK', 2) else 4096


_StatvfsResult = structseq(
    'posix.statvfs_result', 'f_bsize f_frsize f_blocks f_bfree f_bavail '
    'f_files f_ffree f_favail f_flag f_namemax',
    'What os.statvfs() returns.')
_StatvfsResult.__module__ = 'os'  # pickle looks for it there


def _statvfs(os, path):
    from java.nio.file import Files, Paths
    os.stat(path)
    store = Files.getFileStore(Paths.get(os.path.abspath(path)))
    size = store.getBlockSize()
    return _StatvfsResult((
        size, size, store.getTotalSpace() // size,
        store.getUnallocatedSpace() // size,
        store.getUsableSpace() // size, 0, 0, 0,
        int(store.isReadOnly()), 255))


def _mend_statuses(os):
    os.WIFEXITED = lambda status: status & 0x7F == 0
    os.WEXITSTATUS = lambda status: status >> 8 & 0xFF
    os.WIFSIGNALED = lambda status: 0 < status & 0x7F < 0x7F
    os.WTERMSIG = lambda status: status & 0x7F
    os.WIFSTOPPED = lambda status: status & 0xFF == 0x7F
    os.WSTOPSIG = lambda status: status >> 8 & 0xFF
    os.WCOREDUMP = lambda status: bool(status & 0x80)
    os.WIFCONTINUED = lambda status: status == 0xFFFF


def _mend_spawn(os):
    def spawn(mode, file, args, env=None):
        """Run a program; return its exit code, or its process id."""
        import subprocess
        try:
            process = subprocess.Popen(list(args), executable=file, env=env)
        except OSError:  # CPython's has a child by then, which fails
            process = subprocess.Popen(['/bin/sh', '-c', 'exit 127'])
        if mode == os.P_WAIT:
            return process.wait()
        subprocess._children[process.pid] = lambda: process  # until waitpid()
        return process.pid

    os.spawnv = os.spawnvp = lambda mode, file, args: spawn(mode, file, args)
    os.spawnve = os.spawnvpe = spawn
    os.spawnl = os.spawnlp = lambda mode, file, *args: spawn(
        mode, file, args)
    os.spawnle = os.spawnlpe = lambda mode, file, *args: spawn(
        mode, file, args[:-1], args[-1])


def _mend_waitpid(os):
    # The JVM waits for its children itself, and leaves nothing to wait for.
    def waitpid(pid, options):
        """Wait for a child; return its process id and status."""
        import errno
        import subprocess
        import time
        children = subprocess._children
        while True:
            known = children.items() if pid == -1 else [
                (pid, children.get(pid, lambda: None))]
            known = [(number, child()) for number, child in known]
            known = [(number, child) for number, child in known if child]
            if not known:
                raise OSError(errno.ECHILD, os.strerror(errno.ECHILD))
            for number, child in known:
                if len(known) == 1 and not options & os.WNOHANG:
                    child.wait()
                code = child.poll()
                if code is not None:
                    children.pop(number, None)
                    return number, code << 8 if code >= 0 else -code
            if options & os.WNOHANG:
                return 0, 0
            time.sleep(0.01)

    def wait():
        """Wait for any child; return its process id and status."""
        return waitpid(-1, 0)

    def wait4(pid, options):
        """Do what waitpid() does; return what children used, too."""
        import resource
        return waitpid(pid, options) + (
            resource.getrusage(resource.RUSAGE_CHILDREN),)

    def wait3(options):
        """Do what wait4() does, for any child."""
        return wait4(-1, options)

    for function in waitpid, wait, wait3, wait4:
        setattr(os, function.__name__, function)


def _mend_getpid(os):
    # Without native code: each log record has the process id, and a web
    # application cannot unload it.
    pid = []

    def getpid():
        """Return the current process id."""
        if not pid:
            from java.lang import ProcessHandle
            pid.append(int(ProcessHandle.current().pid()))
        return pid[0]

    os.getpid = getpid


def _mend_exit(os):
    # Jython's is java.lang.System.exit(), which ends the process in order
    # and so waits for the request that calls it.
    def _exit(status):
        """End the process at once, without exit functions."""
        # CPython has written what nobody holds any more.
        from java.lang import Runtime, Thread
        from org.python.core import Py
        writing = Thread(Py.getSystemState().cleanup)
        writing.setDaemon(True)
        writing.start()
        writing.join(2000)  # a pipe that nobody reads is left
        Runtime.getRuntime().halt(status)

    def abort():
        """End the process at once by SIGABRT."""
        from java.lang import Runtime
        os.kill(os.getpid(), 6)
        Runtime.getRuntime().halt(128 + 6)  # a handler has returned

    os._exit, os.abort = _exit, abort
