"""Figures of whole processes: time to start, the first minute under full
load, resident memory."""

import time
from collections import namedtuple

import load
from rows import (MEMORY_TARGET_MB, NEW, PLAIN, ROWS, SERVERS, START_TARGETS,
                  WSGILET, row)
from servers import Failed, Site

HELLO = row("hello", "hello")
NOTES = row("notes", "notes")
# Python 2 only, and not a constant answer that a servlet could give.
NOT_FOR = {"notes": {NEW, PLAIN}}

# A template of Flask: much code, as in a real application.
FIRST_MINUTE = next(r for r in ROWS if r.app == "flask_table")
FINAL_SECONDS = 10

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


def first_minute(servers, site, seconds, work):
    """What a server does that gets its full load from the first second:
    answers within 10, 30 and 60 s, and when it first has 90 % of the rate it
    ends with, over 3 s."""
    names = ["answers in the first %d s" % s for s in (10, 30, 60)]
    names.append("90 % of the final rate after")
    values = {name: {} for name in names}
    answer = None
    for kind in kinds(FIRST_MINUTE):
        try:
            with servers.make(kind, site, FIRST_MINUTE, answer) as server:
                answer = answer or server.await_answers(FIRST_MINUTE)
                server.await_answers(FIRST_MINUTE)
                rates = each_second(server, seconds, work)
            counts = [sum(rates[:s]) for s in (10, 30, 60)]
            for name, value in zip(names, counts + [time_to_90(rates)]):
                values[name][kind] = value
        except (Failed, OSError) as e:
            for name in names:
                values[name][kind] = "FAILED: %s" % e
    return [Figure("%s: %s" % (FIRST_MINUTE.name, name),
                   "s" if name == names[-1] else "", values[name], None)
            for name in names]


def each_second(server, seconds, work):
    """Answers in each second, by runs of the load tool one after the other;
    what the tool needs to begin is not counted."""
    rates = []
    for _ in range(seconds):
        run = load.run(server, FIRST_MINUTE, 1, work)
        if run.errors:
            raise Failed(run.errors)
        rates.append(run.rate)
    return rates


def time_to_90(rates):
    last = rates[-FINAL_SECONDS:]
    final = sum(last) / len(last)
    return float(next(
        i + 3 for i in range(len(rates) - 2)
        if sum(rates[i:i + 3]) / 3 >= 0.9 * final))


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
    if not unit:
        return "{:,.0f}".format(value)
    return ("%.2f s" if unit == "s" else "%.0f MB") % value
