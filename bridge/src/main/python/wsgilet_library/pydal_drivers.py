"""sqlite3 and the other drivers of Python, as on CPython.

pyDAL takes the driver of JDBC for SQLite, which is there, and does not know
it then: "No driver of supported ones ('zxJDBC_sqlite',) is available".
"""
from __future__ import absolute_import


def mend(drivers):
    drivers.is_jdbc = False
