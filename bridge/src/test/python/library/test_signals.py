"""Signals as CPython has them, in the main thread of a program."""
import Queue
import errno
import io
import os
import select
import signal
import socket
import threading
import time
import unittest


class Alarm(Exception):
    pass


def in_a_moment(handler, interval=0):
    """Have a handler called by SIGALRM, and again after each interval."""
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.1, interval)


def raise_alarm(number, frame):
    raise Alarm(number)


class Sockets(unittest.TestCase):

    def setUp(self):
        server = socket.socket()
        self.addCleanup(server.close)
        server.bind(('127.0.0.1', 0))
        server.listen(1)
        self.client = socket.create_connection(server.getsockname())
        self.addCleanup(self.client.close)
        self.accepted, _ = server.accept()
        self.addCleanup(self.accepted.close)
        self.server = server

    def waits(self):
        """Return what waits without end."""
        reader, writer = os.pipe()
        self.addCleanup(os.close, reader)
        self.addCleanup(os.close, writer)
        poll = select.poll()
        poll.register(self.client, select.POLLIN)
        of_unix, other = socket.socketpair()
        self.addCleanup(of_unix.close)
        self.addCleanup(other.close)
        return [
            lambda: of_unix.recv(1), lambda: of_unix.sendall('x' * 10000000),
            self.server.accept, lambda: self.client.recv(1),
            lambda: self.client.makefile('rb').readline(),
            lambda: select.select([self.client], [], []), poll.poll,
            lambda: select.select([reader], [], [], 60),
            lambda: os.read(reader, 1), lambda: time.sleep(60),
            signal.pause, lambda: threading.Event().wait(60),
            lambda: Queue.Queue().get(True, 60),
            lambda: self.client.sendall('x' * 100000000)]

    def test_handler_that_raises_ends_what_waits(self):
        for wait in self.waits():
            with self.assertRaises(Alarm):  # on a slow machine before it waits
                in_a_moment(raise_alarm)
                wait()

    def test_handler_that_returns_ends_system_calls(self):
        self.addCleanup(signal.setitimer, signal.ITIMER_REAL, 0)
        reader, writer = os.pipe()
        self.addCleanup(os.close, reader)
        self.addCleanup(os.close, writer)
        of_unix, other = socket.socketpair()
        self.addCleanup(of_unix.close)
        self.addCleanup(other.close)
        poll, epoll = select.poll(), select.epoll()
        for each in poll, epoll:
            each.register(reader, select.POLLIN)
        for call, error in (
                (lambda: self.client.recv(1), socket.error),
                (self.server.accept, socket.error),
                (lambda: select.select([reader], [], [], 60), select.error),
                (poll.poll, select.error), (epoll.poll, IOError),
                (lambda: of_unix.recv(1), socket.error),
                (lambda: select.select([self.client], [], []), select.error)):
            called = []
            # again and again: the first one may come before the call
            in_a_moment(lambda number, frame: called.append(number), 0.1)
            with self.assertRaises(error) as raised:
                call()
            signal.setitimer(signal.ITIMER_REAL, 0)
            self.assertEqual(raised.exception.args[0], errno.EINTR)
            self.assertEqual(set(called), {signal.SIGALRM})

    def test_handler_may_end_the_waiting_itself(self):
        event = threading.Event()
        in_a_moment(lambda number, frame: event.set())
        self.assertTrue(event.wait(60))

    def test_handler_may_use_the_lock_of_what_waits(self):
        event, queue = threading.Event(), Queue.Queue()
        in_a_moment(lambda number, frame: (event.set(), queue.put(number)))
        while not event.is_set():
            event.wait(0.001)
            try:
                queue.get(True, 0.001)
            except Queue.Empty:
                pass

    def test_program_that_computes_is_interrupted(self):
        with self.assertRaises(Alarm):
            in_a_moment(raise_alarm)
            while True:
                pass


class Handlers(unittest.TestCase):

    def setUp(self):
        self.addCleanup(signal.signal, signal.SIGTERM,
                        signal.getsignal(signal.SIGTERM))

    def test_they_run_in_the_main_thread(self):
        seen = []
        signal.signal(signal.SIGTERM, lambda number, frame: seen.append(
            (number, threading.currentThread().name,
             frame.f_code.co_name)))

        started = []

        def send():
            while not started:
                pass
            os.kill(os.getpid(), signal.SIGTERM)

        sender = threading.Thread(target=send)
        sender.start()
        started.append(True)  # the start may wait, in functions of its own
        while not seen:
            pass
        sender.join()
        self.assertEqual(seen, [(
            15, 'MainThread', 'test_they_run_in_the_main_thread')])

    def test_kill_returns_when_the_handler_has_run(self):
        seen = []
        signal.signal(signal.SIGTERM, lambda *args: seen.append(args[0]))
        os.kill(os.getpid(), signal.SIGTERM)
        self.assertEqual(seen, [15])
        with self.assertRaises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)

    def test_signal_returns_what_was_set(self):
        self.assertEqual((signal.SIG_DFL, signal.SIG_IGN), (0, 1))
        self.assertIs(signal.getsignal(signal.SIGINT),
                      signal.default_int_handler)
        self.assertEqual(signal.getsignal(signal.SIGHUP), signal.SIG_DFL)
        self.assertEqual(signal.signal(signal.SIGTERM, signal.SIG_IGN),
                         signal.SIG_DFL)
        self.assertEqual(signal.signal(signal.SIGTERM, raise_alarm),
                         signal.SIG_IGN)
        os.kill(os.getpid(), 0)

    def test_what_no_handler_can_be_set_for(self):
        for number in 0, signal.NSIG, -1:
            self.assertRaises(ValueError, signal.signal, number, raise_alarm)
            self.assertRaises(ValueError, signal.getsignal, number)
        self.assertRaises(TypeError, signal.signal, signal.SIGTERM, None)
        self.assertRaises(RuntimeError, signal.signal, signal.SIGKILL,
                          raise_alarm)

    def test_signals_of_several_names(self):
        for name in 'ABRT', 'IOT', 'CHLD', 'CLD', 'IO', 'POLL':
            sig = getattr(signal, 'SIG' + name)
            received = []
            before = signal.signal(sig, lambda *args: received.append(args[0]))
            self.addCleanup(signal.signal, sig, before)
            os.kill(os.getpid(), sig)
            self.assertIn(sig, received)

    def test_a_descriptor_is_written_to(self):
        reader, writer = os.pipe()
        self.assertEqual(signal.set_wakeup_fd(writer), -1)
        signal.signal(signal.SIGTERM, lambda *args: None)
        os.kill(os.getpid(), signal.SIGTERM)
        self.assertEqual(os.read(reader, 9), '\0')
        self.assertEqual(signal.set_wakeup_fd(-1), writer)
        os.close(reader)
        os.close(writer)
        self.assertRaises(ValueError, signal.set_wakeup_fd, writer)

    def test_numbers_of_linux(self):
        self.assertEqual(
            (signal.SIGIO, signal.SIGPWR, signal.SIGUSR1, signal.NSIG),
            (29, 30, 10, 65))


class Pipes(unittest.TestCase):

    def test_io_reads_and_writes_them(self):
        reader, writer = os.pipe()
        with io.open(writer, 'w') as out:
            out.write(u'caf\xe9\n')
        with io.open(reader, encoding='utf-8') as lines:
            self.assertEqual(list(lines), [u'caf\xe9\n'])

    def test_buffered_reading_goes_on_after_a_signal(self):
        reader, writer = os.pipe()
        in_a_moment(lambda number, frame: os.write(writer, 'abc'))
        with io.open(reader, 'rb') as lines:
            self.assertEqual(lines.read(3), 'abc')
        os.close(writer)


class Files(unittest.TestCase):

    def test_handler_writes_to_the_file_that_is_written(self):
        reader, writer = os.pipe()
        self.addCleanup(os.close, reader)
        called = []
        with io.open(writer, 'wb') as f:
            def handler(number, frame):
                try:
                    f.write(b'handled')
                except RuntimeError:
                    pass  # CPython's: reentrant call
                called.append(number)

            for _ in range(3):
                del called[:]
                in_a_moment(handler)
                while not called:
                    f.write(b'written')
                    f.flush()
                    os.read(reader, 100)


class ProcessorTime(unittest.TestCase):

    def test_timers(self):
        for which, number in ((signal.ITIMER_VIRTUAL, signal.SIGVTALRM),
                              (signal.ITIMER_PROF, signal.SIGPROF)):
            called = []
            before = signal.signal(number, lambda *_: called.append(1))
            self.addCleanup(signal.signal, number, before)
            self.addCleanup(signal.setitimer, which, 0)
            self.assertEqual(signal.setitimer(which, 0.02, 7.5), (0, 0))
            end = time.time() + 60
            while not called and time.time() < end:
                pow(12345, 67890, 10000019)
            self.assertTrue(called)
            self.assertEqual(signal.getitimer(which)[1], 7.5)
            self.assertEqual(signal.setitimer(which, 0)[1], 7.5)
            self.assertEqual(signal.getitimer(which), (0, 0))


if __name__ == '__main__':
    unittest.main()
