"""Files, descriptors, processes and sockets are those of CPython 2.7.18.

Runs in both: wsgilet run test_files.py, python2.7 test_files.py.
"""
import os
import signal
import subprocess
import sys
import thread
import threading
import unittest


class ProcessesTest(unittest.TestCase):

    def test_python_by_its_name(self):
        self.assertTrue(os.access(sys.executable, os.X_OK))
        for arguments, output in (
                (['-c', 'import sys; print sys.argv', 'a', '-b'],
                 "['-c', 'a', '-b']\n"),
                (['-uESsc', 'print 1'], '1\n'),
                (['-B', '-O', '-W', 'ignore', '-m', 'base64', '-t'],
                 None)):
            got = subprocess.check_output([sys.executable] + arguments)
            self.assertTrue(output is None or got == output, got)
        process = subprocess.Popen([sys.executable, '-'],
                                   stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE)
        self.assertEqual(process.communicate('print 2')[0], '2\n')
        process = subprocess.Popen([sys.executable, '-V'],
                                   stderr=subprocess.PIPE)
        self.assertEqual(process.communicate()[1], 'Python 2.7.18\n')


class SignalsTest(unittest.TestCase):

    def test_timer(self):
        rung = threading.Event()
        before = signal.signal(signal.SIGALRM, lambda *_: rung.set())
        self.addCleanup(signal.signal, signal.SIGALRM, before)
        self.assertEqual(signal.setitimer(signal.ITIMER_REAL, 60),
                         (0.0, 0.0))
        self.assertTrue(
            59 < signal.setitimer(signal.ITIMER_REAL, 0.05)[0] <= 60)
        while not rung.is_set():
            rung.wait(0.05)
        self.assertEqual(signal.getitimer(signal.ITIMER_REAL), (0.0, 0.0))

    def test_locks(self):
        with self.assertRaises(thread.error) as raised:
            thread.allocate_lock().release()
        self.assertEqual(str(raised.exception), 'release unlocked lock')


if __name__ == '__main__':
    unittest.main()
