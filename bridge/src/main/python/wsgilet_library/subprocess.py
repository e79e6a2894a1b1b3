"""Files of any kind for a child's streams, exit codes of signals, errors."""
from __future__ import absolute_import
import errno
import os
import re
import select
import threading
import weakref
from java.lang import Process
from org.wsgilet.bridge.files import DescriptorFunctions, Descriptors
from org.wsgilet.bridge.files import Unwritten

# The JVM tells that a signal ended a process as a shell does.
_BY_SIGNAL = frozenset(
    128 + number for number in (1, 2, 3, 4, 6, 7, 8, 9, 11, 13, 14, 15))


def _check(words, message):
    for word in words:
        if not isinstance(word, basestring) or '\0' in word:
            raise TypeError(message)


def _decodable(args, others):
    """Return what Java can hand on: text, of which it makes bytes.

    A shell makes the bytes that are no text, and runs the program.
    """
    executable, env, shell = others[0], others[4], others[8]
    variables = os.environ if env is None else env
    bytes_of_env = [pair for pair in variables.items()
                    if not all(map(_is_text, pair))]
    if not bytes_of_env and all(map(_is_text, args)):
        return args, others
    if shell:
        args, executable = ['/bin/sh', '-c'] + args, None
    program = executable or args[0]
    _check_program(program, variables)
    words = ['env'] + ['='.join(map(_bytes, pair)) for pair in bytes_of_env]
    words += map(_bytes, [program] + args[1:])
    script = 'exec ' + ' '.join(
        '"${v%d%%x}"' % n for n in range(len(words)))
    script = ''.join("v%d=$(printf '%s');" % (n, ''.join(
        '\\%03o' % ord(c) for c in word + 'x'))
        for n, word in enumerate(words)) + script
    rest = dict(pair for pair in variables.items()
                if pair not in bytes_of_env)
    return (['/bin/sh', '-c', script],
            (None,) + others[1:4] + (rest,) + others[5:8] + (False,)
            + others[9:])


def _bytes(word):
    return word.encode('utf-8') if isinstance(word, unicode) else word


def _is_text(word):
    try:
        isinstance(word, unicode) or word.decode('utf-8')
    except UnicodeDecodeError:
        return False
    return True


def _check_program(program, variables):
    folders = [''] if '/' in program else variables.get(
        'PATH', os.defpath).split(os.pathsep)
    paths = [os.path.join(folder, program) for folder in folders]
    if not any(os.access(path, os.X_OK) for path in paths):
        number = (errno.EACCES if any(map(os.path.exists, paths))
                  else errno.ENOENT)
        raise OSError(number, os.strerror(number))


def _send(stdin, text):
    # CPython: "communicate() must ignore broken pipe errors"; the JVM
    # closes the stream of a process that has ended.
    for step in ((lambda: text and stdin.write(text)), stdin.close):
        try:
            step()
        except IOError as e:
            if e.errno != errno.EPIPE and not re.search(
                    'Broken pipe|Stream closed', str(e)):
                raise


# What a thread that copies the output of a child ends by without a word.
_ENDED = 'java.nio.channels.ClosedByInterruptException'


def _mend_streams(subprocess):
    """The streams of a child are files of any kind."""
    Popen = subprocess.Popen
    get_handles, coupler_thread = Popen._get_handles, Popen._coupler_thread
    special = subprocess.PIPE, subprocess.STDOUT

    def _get_handles(self, stdin, stdout, stderr):
        copies = self._copies = []
        streams = {}

        def stream(number, file):
            # A copy, as the child has: it is open until the child ends.
            if isinstance(file, int) and file in special:
                return file
            if file is not None:
                file = Descriptors.file(
                    file.fileno() if hasattr(file, 'fileno') else file)
            raw = Descriptors.ofChild(number, file)
            if raw is not None and raw not in streams:
                streams[raw] = DescriptorFunctions.copy(raw)
                copies.append(streams[raw])
            return streams.get(raw)

        self._streams = map(stream, range(3), (stdin, stdout, stderr))
        return get_handles(self, *self._streams)

    def _coupler_thread(self, name, read, write, close=None):
        for copy in self._copies:
            if close is None and write == copy.write:
                close = copy.close

        def write_or_end(data):
            try:
                write(data)
            except IOError:
                # As of a pipe whose reader has left: a child that goes on
                # writing has the error.
                read.__self__.close()
                raise IOError(_ENDED)

        if close is None:
            return coupler_thread(self, name, read, write_or_end)
        return coupler_thread(self, name, read, write_or_end, close)

    Popen._get_handles = _get_handles
    Popen._coupler_thread = _coupler_thread


def _mend_start(subprocess):
    """What cannot be started raises the system's errors, and os.waitpid()
    knows what was started."""
    Popen, children = subprocess.Popen, subprocess._children
    execute_child = Popen._execute_child

    def _execute_child(self, args, *others):
        Unwritten.write()
        args = [args] if isinstance(args, basestring) else list(args)
        _check(args, 'execv() arg 2 must contain only strings')
        if others[0] is None:
            args[0]  # raises IndexError, as CPython does
        env = others[4]
        if env is not None:
            for pair in env.items():
                _check(pair, 'execve() arg 3 contains a non-string value')
            if any('=' in name for name in env):
                raise ValueError('illegal environment variable name')
        args, others = _decodable(args, others)
        try:
            execute_child(self, args, *(others[:-3] + tuple(self._streams)))
        except OSError as e:
            found = re.search(r'error(?:=|: )(\d+)', str(e))  # 17, 25
            if e.errno is None and found:
                number = int(found.group(1))
                raise OSError(number, os.strerror(number))
            if e.errno is not None and e.filename is None:
                raise OSError(e.errno, os.strerror(e.errno))
            if isinstance(e.filename, unicode):
                raise OSError(e.errno, e.strerror, others[3])
            raise
        DescriptorFunctions.started(self._process)
        self.pid = int(self.pid)
        for pid, child in children.items():
            if child() is None:
                children.pop(pid, None)
        children[self.pid] = weakref.ref(self)

    Popen._execute_child = _execute_child


def communicate(self, input=None):
    """Send text to stdin; return what stdout and stderr give."""
    texts = {}

    def read(name):
        stream = getattr(self, name)
        texts[name] = stream.read()
        stream.close()

    names = [name for name in ('stdout', 'stderr') if getattr(self, name)]
    threads = [threading.Thread(target=read, args=(name,))
               for name in names[0 if self.stdin else 1:]]
    for thread in threads:
        thread.setDaemon(True)
        thread.start()
    if self.stdin:
        _send(self.stdin, input)
    elif names:
        read(names[0])
    for thread in threads:
        thread.join()
    self.wait()
    return texts.get('stdout'), texts.get('stderr')


def _mend_end(subprocess):
    Popen, children = subprocess.Popen, subprocess._children

    def get_returncode(self):
        return self.__dict__.get('returncode')

    def set_returncode(self, code):
        self.__dict__['returncode'] = (
            128 - code if code in _BY_SIGNAL else code)
        if code is not None:
            children.pop(self.pid, None)

    def send_signal(self, number):
        """Send a signal to the process."""
        if self.poll() is None:
            os.kill(self.pid, number)

    # Process.destroy() closes the streams, and what the process has written
    # before is lost.
    def terminate(self):
        """Send SIGTERM to the process."""
        if self.poll() is None:
            Process.toHandle(self._process).destroy()

    def kill(self):
        """Send SIGKILL to the process."""
        if self.poll() is None:
            Process.toHandle(self._process).destroyForcibly()

    Popen.send_signal = send_signal
    Popen.terminate, Popen.kill = terminate, kill
    Popen.returncode = property(get_returncode, set_returncode)


def mend(subprocess):
    subprocess._children = {}  # whom os.waitpid() waits for
    _mend_streams(subprocess)
    _mend_start(subprocess)
    _mend_end(subprocess)
    subprocess.Popen.communicate = communicate
    subprocess._has_poll = hasattr(select, 'poll')
