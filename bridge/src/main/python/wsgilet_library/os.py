"""Functions of Linux that need nothing but /proc and other programs."""
from __future__ import absolute_import
import wsgilet_library

_EXIT_CODES = ('OK=0 USAGE=64 DATAERR=65 NOINPUT=66 NOUSER=67 NOHOST=68 '
               'UNAVAILABLE=69 SOFTWARE=70 OSERR=71 OSFILE=72 CANTCREAT=73 '
               'IOERR=74 TEMPFAIL=75 PROTOCOL=76 NOPERM=77 CONFIG=78')


def mend(os):
    # Jython has one dict for all interpreters.
    os.environ = os.environ.copy()
    os.environ.update(wsgilet_library.variables)
    _mend_getpid(os)
    _mend_mkdir(os)
    _mend_exit(os)
    _mend_open(os)
    for code in _EXIT_CODES.split():
        name, number = code.split('=')
        setattr(os, 'EX_' + name, int(number))
    os.O_NONBLOCK = os.O_NDELAY = 0o4000
    os.O_NOCTTY, os.O_DSYNC, os.O_NOFOLLOW = 0o400, 0o10000, 0o400000
    os.P_WAIT, os.P_NOWAIT, os.P_NOWAITO = 0, 1, 1
    os.WNOHANG, os.WCONTINUED, os.WUNTRACED = 1, 8, 2

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

    def sysconf(name):
        """Return a value of the system's configuration."""
        if name not in os.sysconf_names and name not in \
                os.sysconf_names.values():
            raise ValueError('unrecognized configuration name')
        return _configuration(name)

    def statvfs(path):
        """Return the size of a file system, as a tuple with names."""
        return _statvfs(os, path)

    def tmpfile():
        """Return a new file without a name."""
        import tempfile
        return tempfile.TemporaryFile()

    for function in (system, getloadavg, getpgid, getsid, nice, getgroups,
                     sysconf, statvfs, tmpfile):
        if function is system or not hasattr(os, function.__name__):
            setattr(os, function.__name__, function)
    os.sysconf_names = dict(SC_CLK_TCK=2, SC_OPEN_MAX=4, SC_PAGESIZE=30,
                            SC_PAGE_SIZE=30, SC_NPROCESSORS_CONF=83,
                            SC_NPROCESSORS_ONLN=84, SC_PHYS_PAGES=85)
    _mend_statuses(os)
    _mend_spawn(os)


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


def _statvfs(os, path):
    import collections
    from java.nio.file import Files, Paths
    os.stat(path)
    store = Files.getFileStore(Paths.get(os.path.abspath(path)))
    size = store.getBlockSize()
    result = collections.namedtuple('statvfs_result', (
        'f_bsize f_frsize f_blocks f_bfree f_bavail f_files f_ffree f_favail '
        'f_flag f_namemax'))
    return result(size, size, store.getTotalSpace() // size,
                  store.getUnallocatedSpace() // size,
                  store.getUsableSpace() // size, 0, 0, 0,
                  int(store.isReadOnly()), 255)


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
        process = subprocess.Popen(list(args), executable=file, env=env)
        if mode == os.P_WAIT:
            return process.wait()
        return process.pid

    os.spawnv = os.spawnvp = lambda mode, file, args: spawn(mode, file, args)
    os.spawnve = os.spawnvpe = spawn
    os.spawnl = os.spawnlp = lambda mode, file, *args: spawn(
        mode, file, args)
    os.spawnle = os.spawnlpe = lambda mode, file, *args: spawn(
        mode, file, args[:-1], args[-1])


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


def _mend_mkdir(os):
    from org.wsgilet.bridge.library import NewDirectory
    native_mkdir = os.mkdir

    def mkdir(path, mode=0777):
        """Make a directory with these permissions, less the umask."""
        if not NewDirectory.make(path, mode):
            native_mkdir(path, mode)

    os.mkdir = mkdir


def _mend_exit(os):
    # Jython's is java.lang.System.exit(), which ends the process in order
    # and so waits for the request that calls it.
    def _exit(status):
        """End the process at once, without exit functions."""
        from java.lang import Runtime
        Runtime.getRuntime().halt(status)

    os._exit = _exit


def _mend_open(os):
    # Jython's own makes files that everyone can read: also those of tempfile.
    from org.wsgilet.bridge.library import OpenFile
    native_open = os.open

    def open(file, flags, mode=0777):
        """Open a file, made with these permissions, less the umask."""
        opened = OpenFile.open(file, flags, mode)
        if opened is not None:
            return opened
        if flags & os.O_CREAT:
            OpenFile.create(file, flags, mode)
            flags &= ~(os.O_CREAT | os.O_EXCL)
        return native_open(file, flags, mode)

    os.open = open
