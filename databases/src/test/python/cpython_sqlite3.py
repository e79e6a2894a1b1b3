"""Runs CPython's own tests of sqlite3, which import what they are in."""
import imp
import os
import sqlite3
import sys
import tempfile
import unittest

MODULES = ('dbapi', 'types', 'userfunctions', 'py25tests', 'factory',
           'transactions', 'hooks', 'regression', 'dump')


def run(folder, on_disk):
    """Return (number of tests, what those say that fail)."""
    package = imp.new_module('sqlite3.test')
    package.__path__ = [folder]
    sqlite3.test = sys.modules['sqlite3.test'] = package
    if on_disk:
        _put_memory_on_disk()
    loaded = [__import__('sqlite3.test.' + name, fromlist=['suite'])
              for name in MODULES]
    suite = unittest.TestSuite(module.suite() for module in loaded)
    result = unittest.TestResult()
    suite.run(result)
    return result.testsRun, '\n'.join(
        text for _, text in result.failures + result.errors)


def _put_memory_on_disk():
    connect = sqlite3.connect
    folder = tempfile.mkdtemp()
    number = [0]

    def connect_file(database, *args, **kwargs):
        if database == ':memory:':
            number[0] += 1
            database = os.path.join(folder, '%d.db' % number[0])
        return connect(database, *args, **kwargs)

    sqlite3.connect = sqlite3.dbapi2.connect = connect_file
