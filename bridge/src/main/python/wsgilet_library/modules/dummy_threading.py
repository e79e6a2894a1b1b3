"""threading, for programs that ask for it where threads may be missing.

Threads are never missing on the JVM. CPython's module builds a threading of
dummy_thread, which does not work with Jython's.
"""
from threading import *
from threading import __all__
