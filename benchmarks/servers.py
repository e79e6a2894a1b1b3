"""The four servers, each started and ended with its own processes."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import baselines
from rows import NEW, OLD, PLAIN, WSGILET

HERE = Path(__file__).resolve().parent
LAUNCHER = HERE.parent / "jetty-host/target/wsgilet/bin/wsgilet"
MAIN_CLASS = "org.wsgilet.cli.Wsgilet"
START_TIMEOUT = 90
STOP_TIMEOUT = 15


class Failed(Exception):
    """A server or a run did not do what it has to; the message says what."""


class Site:
    """A folder with copies of the applications and frameworks, in which
    nothing is compiled yet."""

    def __init__(self, folder):
        self.folder = folder
        self.apps = folder / "apps"
        self.frameworks = folder / "frameworks"
        self.old = folder / "cpython2"
        self.new = folder / "cpython3"
        pristine = shutil.ignore_patterns("*.pyc", "*$py.class", "__pycache__")
        for source, target in [
                (HERE / "apps", self.apps),
                (baselines.SAMPLES / "notes", folder / "notes"),
                (baselines.SAMPLES / "frameworks", self.frameworks),
                *((m, self.old) for m in baselines.old_modules()),
                *((m, self.new) for m in baselines.new_modules())]:
            shutil.copytree(str(source), str(target), ignore=pristine,
                            symlinks=False, dirs_exist_ok=True,
                            ignore_dangling_symlinks=True)

    def home_of(self, app):
        """The folder an application lies in, and its name to import."""
        if app == "notes":  # the sample, for whole-process figures
            return self.folder / "notes", "app:app"
        return self.apps, app + ":application"


class Server:
    """Processes that serve one application. Use in a with statement."""

    def __init__(self, name, commands, cwd, variables, log):
        self.name = name
        self.ports = [port for port, _ in commands]
        self._commands = [[str(c) for c in command]
                          for _, command in commands]
        self._cwd = str(cwd)
        self._log = log
        self._processes = []
        path = {k: os.environ[k] for k in ("PATH", "HOME", "JAVA_HOME")
                if k in os.environ}
        self._env = dict(path, LANG="C.UTF-8",
                         **{k: str(v) for k, v in variables.items()})

    def __enter__(self):
        with self._log.open("ab") as log:
            for command in self._commands:
                self._processes.append(subprocess.Popen(
                    command, cwd=self._cwd, env=self._env,
                    stdin=subprocess.DEVNULL, stdout=log, stderr=log))
        return self

    def __exit__(self, *exception):
        for process in self._processes:
            process.send_signal(signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(STOP_TIMEOUT)
            except subprocess.TimeoutExpired:
                for pid in reversed(tree(process.pid)):
                    os.kill(pid, signal.SIGKILL)
                process.wait()

    def await_answers(self, row):
        """The answer, once each process gives one."""
        return [self._await_answer(row, i) for i in range(len(self.ports))][0]

    def _await_answer(self, row, index):
        deadline = time.monotonic() + START_TIMEOUT
        while True:
            try:
                return self.ask(row, index)
            except OSError as e:  # not listening yet
                ended = self._processes[index].poll()
                if ended is not None:
                    raise Failed("%s ended with %s: %s" % (
                        self.name, ended, self.log_tail()))
                if time.monotonic() > deadline:
                    raise Failed("%s does not answer after %d s (%s): %s" % (
                        self.name, START_TIMEOUT, e, self.log_tail()))
                time.sleep(0.005)

    def ask(self, row, index=0):
        """One request; (content type, body). Anything but 200 is an error,
        a wait of more than two minutes too."""
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.ports[index], timeout=120)
        body = row.body if isinstance(row.body, bytes) else None
        if isinstance(row.body, int):
            body = b"x"  # big bodies have a client of their own
        try:
            connection.request(row.method, "/", body,
                               {"Content-Type": row.type} if row.type else {})
            response = connection.getresponse()
            if row.app == "download":
                answer = str(response.length).encode()
            else:
                answer = response.read()
        finally:
            connection.close()
        if response.status != 200:
            raise Failed("%s answers %d: %s" % (
                self.name, response.status, self.log_tail()))
        return response.getheader("Content-Type") or "text/plain", answer

    def log_tail(self):
        text = self._log.read_text(errors="replace").strip()
        return "\n    ".join(text.splitlines()[-8:]) or "(nothing logged)"

    def pids(self):
        return [pid for p in self._processes for pid in tree(p.pid)]

    def resident(self, field="VmRSS"):
        """MB of all its processes together; pages they share count twice."""
        return sum(status(pid, field) for pid in self.pids()) / 1000

    def reset_peak(self):
        """Lets VmHWM start again."""
        for pid in self.pids():
            Path("/proc/%d/clear_refs" % pid).write_text("5")


def tree(pid):
    """A process and what it has started."""
    children = Path("/proc/%d/task/%d/children" % (pid, pid))
    try:
        found = [int(c) for c in children.read_text().split()]
    except OSError:
        return [pid]
    return [pid] + [p for child in found for p in tree(child)]


def status(pid, field):
    for line in Path("/proc/%d/status" % pid).read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) * 1.024
    return 0


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Servers:
    """Makes the servers of a session."""

    def __init__(self, work):
        self.work = work
        self.big_file = work / "big"
        self._java = None

    def make(self, kind, site, row, answer=None):
        """answer: (content type, body) that the plain servlet gives."""
        log = self.work / ("%s-%s.log" % (kind.replace(" ", "-"), row.app))
        log.write_text("")
        cwd, app = site.home_of(row.app)
        variables = {"BENCHMARK_FILE": self.big_file,
                     "NOTES_DIR": self.work}
        if kind == PLAIN:
            commands = self._plain(row, answer)
        elif kind == WSGILET:
            commands = self._wsgilet(app, site)
        elif kind == OLD:
            python, more = baselines.old_python()
            variables.update(more, PYTHONPATH="%s:%s" % (
                site.old, site.frameworks))
            commands = [waitress(python, app), waitress(python, app)]
        elif kind == NEW:
            variables.update(PYTHONPATH=site.new)
            commands = [gunicorn(app)]
        return Server(kind, commands, cwd, variables, log)

    @staticmethod
    def _wsgilet(app, site):
        port = free_port()
        return [(port, [LAUNCHER, "serve", app, "--bind", address(port),
                        "--python-path", site.frameworks,
                        "--python-path", site.old])]

    def _plain(self, row, answer):
        """The JVM of Wsgilet with another main class."""
        content_type, body = answer
        file = self.big_file
        if row.app != "download":
            file = self.work / ("answer-" + row.app)
            file.write_bytes(body)
        port = free_port()
        return [(port, self._java + [
            "org.wsgilet.jetty.PlainServletHost", address(port), row.plain,
            file, content_type])]

    def compile_plain(self, wsgilet):
        """Takes the Java command from a Wsgilet that runs, and compiles the
        plain servlet against its class path."""
        command = Path("/proc/%d/cmdline" % wsgilet.pids()[0]).read_bytes()
        words = command.decode().split("\0")
        try:
            end = words.index(MAIN_CLASS)
            class_path = words.index("-cp") + 1
        except ValueError:
            raise Failed("cannot find -cp and %s in the command of Wsgilet, "
                         "%s" % (MAIN_CLASS, words))
        classes = self.work / "classes"
        subprocess.run(
            ["javac", "-nowarn", "-cp", words[class_path], "-d", str(classes),
             *map(str, (HERE / "java").rglob("*.java"))], check=True)
        words[class_path] += ":%s" % classes
        self._java = words[:end]


def waitress(python, app):
    # Its defaults of 4 threads and 100 connections are less than the load.
    port = free_port()
    return port, [python, "-m", "waitress", "--listen=" + address(port),
                  "--threads=8", "--connection-limit=1000", app]


def gunicorn(app):
    # Its default closes idle connections after 2 s.
    port = free_port()
    return port, [baselines.PYTHON3, "-m", "gunicorn", "--workers=2",
                  "--worker-class=gthread", "--threads=8", "--keep-alive=75",
                  "--bind", address(port), "--log-level=warning", app]


def address(port):
    return "127.0.0.1:%d" % port
