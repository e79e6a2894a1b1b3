"""A pytest plugin that writes how each test ends into the file $RECORD.

Each line is an outcome, the test and why, between tabs; "start" is written
before the test, so that one that does not end is known.
"""
import os

_ENDS = {"passed": "ok", "skipped": "skip", "failed": "fail"}
_results = open(os.environ["RECORD"], "a")


def _write(outcome, test, why=""):
    why = u" ".join(why.split())[:300].encode("ascii", "backslashreplace")
    if not isinstance(test, str):
        test = test.encode("ascii", "backslashreplace")
    _results.write("%s\t%s\t%s\n" % (outcome, test.replace("\n", " "), why))
    _results.flush()


def pytest_runtest_logstart(nodeid, location):
    _write("start", nodeid)


def pytest_runtest_logreport(report):
    if hasattr(report, "wasxfail"):
        _write("xfail" if report.skipped else "xpass", report.nodeid)
    elif report.when == "call" or not report.passed:
        _write(_ENDS[report.outcome] if report.when == "call"
               or report.skipped else "error",
               report.nodeid, _reason(report))


def pytest_collectreport(report):
    if not report.passed:
        _write("error" if report.failed else "skip",
               report.nodeid or "all", _reason(report))


def _reason(report):
    text = getattr(report.longrepr, "reprcrash", None) or report.longrepr
    if isinstance(text, tuple):
        text = text[2]
    lines = [line for line in (u"%s" % text).splitlines() if line.strip()]
    marked = [line[2:] for line in lines if line.startswith("E ")]
    if report.passed:
        return u""
    return u" ".join(marked or lines[-3:])
