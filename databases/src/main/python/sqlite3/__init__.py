"""SQLite as PEP 249 has databases: the module of CPython 2.7.

The work is done by _sqlite3, which is written in Java.
"""
from sqlite3.dbapi2 import *
