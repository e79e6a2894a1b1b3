"""What is measured, and the targets: ratios to the baselines in one run."""

from collections import namedtuple

MB = 1000 * 1000
BIG = 256 * 1024 * 1024

WSGILET, PLAIN = "Wsgilet", "plain servlet"
OLD, NEW = "CPython 2.7", "CPython 3"
SERVERS = [WSGILET, PLAIN, OLD, NEW]

FORM = (b"name=Tom+%26+Jerry&email=tom%40example.com&comment=" +
        b"Caf%C3%A9+is+open+again.+" * 8)

# app: file in apps/; plain: what the plain servlet does, "answer" for
# "gives the bytes that the application gave"; idle: connections kept open;
# targets: at least this many times the rate of that server.
Row = namedtuple("Row", "name app plain method type body idle targets")


def row(name, app, plain="answer", method="GET", type=None, body=None,
        idle=0, targets=None):
    return Row(name, app, plain, method, type, body, idle, targets or {})


ROWS = [
    row("hello", "hello", targets={PLAIN: 0.95, OLD: 4.0, NEW: 3.0}),
    row("Bottle hello", "bottle_hello", targets={OLD: 4.0, NEW: 3.0}),
    row("Bottle template", "bottle_template", targets={OLD: 2.5, NEW: 2.0}),
    row("Flask hello", "flask_hello", targets={OLD: 2.0, NEW: 1.3}),
    row("Flask Jinja file template", "flask_table",
        targets={OLD: 1.5, NEW: 1.0}),
    row("Flask render_template_string", "flask_template_string",
        targets={OLD: 1.5, NEW: 1.0}),
    row("Flask JSON", "flask_json", targets={OLD: 2.0, NEW: 1.0}),
    row("Flask form POST", "flask_form", "form", "POST",
        "application/x-www-form-urlencoded", FORM,
        targets={OLD: 2.0, NEW: 1.2}),
    row("Flask session and blueprint", "flask_session"),
    row("Bottle cookies", "bottle_cookies"),
    row("SQLAlchemy statement", "sqlalchemy_statement"),
    row("Flask page of 20 rows by SQLAlchemy", "flask_rows",
        targets={OLD: 1.0}),
    row("50 selects from SQLite", "sqlite_select", targets={OLD: 1.0}),
    row("25 new texts of code", "new_code", targets={OLD: 0.1}),
    row("64 KiB echo", "echo", "echo", "POST", "application/octet-stream",
        bytes(64 * 1024)),
    row("256 MB upload", "upload", "upload", "PUT",
        "application/octet-stream", BIG, targets={PLAIN: 0.90}),
    row("256 MB download", "download", "download", targets={PLAIN: 0.90}),
    row("1,000 chunks", "chunks", "chunks"),
    row("hello, 200 idle connections", "hello", idle=200),
]

# Each row's p99 latency, of the better CPython's.
P99_TARGET = 1.0

# Whole-process figures of Wsgilet: at most this.
START_TARGETS = {("hello", "second"): 1.0, ("notes", "first ever"): 7.0,
                 ("notes", "second"): 2.5}
MEMORY_TARGET_MB = 400


def is_transfer(row):
    """Few and big: measured by the byte, not by the request."""
    return row.app in ("upload", "download")


def unit(row):
    return "MB/s" if is_transfer(row) else "requests/s"
