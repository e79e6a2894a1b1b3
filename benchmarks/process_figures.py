"""Figures of whole processes: time to start, resident memory."""

import time
from collections import namedtuple

import load
from rows import (MEMORY_TARGET_MB, NEW, PLAIN, SERVERS, START_TARGETS,
                  WSGILET, row)
from servers import Failed, Site

HELLO = row("hello", "hello")
NOTES = row("notes", "notes")
# Python 2 only, and not a constant answer that a servlet could give.
NOT_FOR = {"notes": {NEW, PLAIN}}

# Wsgilet makes its class archive 5 s after a start, in some seconds more.
FIRST_START_SERVES = 15

# values: {server: number}, or a text in place of the number; target of
# Wsgilet or None
Figure = namedtuple("Figure", "name unit values target")


def starts(app, servers, folder, answer, rounds):
    """From the command to the first 200: with nothing compiled, and again,
    the median of several. The first one has served for a while before."""
    first, second = {}, {}
    for kind in kinds(app):
        site = Site(folder / ("%s-%s" % (app.app, kind)))
        try:
            first[kind] = start(servers, kind, site, app, answer,
                                FIRST_START_SERVES)
            again = sorted(start(servers, kind, site, app, answer)
                           for _ in range(rounds))
            second[kind] = again[len(again) // 2]
        except Failed as e:
            first[kind] = second[kind] = "FAILED: %s" % e
    name = "Flask sample (notes)" if app.app == "notes" else app.name
    return [
        Figure("start of %s, %s" % (name, which), "s", values,
               START_TARGETS.get((app.app, which)))
        for which, values in [("first ever", first), ("second", second)]]


def start(servers, kind, site, app, answer, serves=0):
    began = time.monotonic()
    with servers.make(kind, site, app, answer) as server:
        server.await_answers(app)
        seconds = time.monotonic() - began
        time.sleep(serves)
        return seconds


def memory(app, servers, site, answer, seconds, work):
    """Resident memory: after the first answer, and after load."""
    idle, loaded = {}, {}
    for kind in kinds(app):
        try:
            start(servers, kind, site, app, answer)  # compiles
            with servers.make(kind, site, app, answer) as server:
                server.await_answers(app)
                idle[kind] = server.resident()
                errors = load.run(server, app, seconds, work).errors
                loaded[kind] = server.resident()
                if errors:
                    raise Failed(errors)
        except Failed as e:
            idle[kind] = loaded[kind] = "FAILED: %s" % e
    name = "Flask sample (notes)" if app.app == "notes" else app.name
    target = MEMORY_TARGET_MB if app.app == "notes" else None
    return [Figure("memory of %s, idle" % name, "MB", idle, None),
            Figure("memory of %s after %d s of load" % (name, seconds), "MB",
                   loaded, target)]


def kinds(app):
    return [kind for kind in SERVERS if kind not in NOT_FOR.get(app.app, ())]


def table(figures):
    lines = [["", *SERVERS, "target of Wsgilet", ""]]
    for figure in figures:
        cells = [shown(figure.values.get(kind), figure.unit)
                 for kind in SERVERS]
        value, target, verdict = figure.values.get(WSGILET), "", ""
        if figure.target is not None:
            target = "under " + shown(figure.target, figure.unit)
            verdict = "met" if (isinstance(value, float)
                                and value < figure.target) else "MISSED"
        lines.append([figure.name, *cells, target, verdict])
    return lines


def shown(value, unit):
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    return ("%.2f s" if unit == "s" else "%.0f MB") % value
