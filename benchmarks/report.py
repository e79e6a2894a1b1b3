"""The table: on the terminal, and the same as Markdown."""

import statistics

from rows import NEW, OLD, P99_TARGET, SERVERS, WSGILET, unit

HEAD = ["application", "server", "median", "min - max", "p50 ms", "p99 ms",
        "Wsgilet is", "target", ""]


def median(runs, field="rate"):
    return statistics.median(getattr(run, field) for run in runs)


def lines_of(row, runs):
    """runs: {server: [Run] or the text of a failure}."""
    return [line(row, runs, kind) for kind in SERVERS if kind in runs]


def line(row, runs, kind):
    name = "%s, %s" % (row.name, unit(row)) if kind == WSGILET else ""
    error = failure(runs, kind)
    if error:
        return [name, kind, "FAILED", "", "", "", "", "", error[:300]]
    rates = [run.rate for run in runs[kind]]
    compared = against_p99(runs) if kind == WSGILET else \
        against(row, runs, kind)
    return [name, kind, number(median(runs[kind])),
            "%s - %s" % (number(min(rates)), number(max(rates))),
            "%.1f" % median(runs[kind], "p50"),
            "%.1f" % median(runs[kind], "p99"), *compared]


def failure(runs, kind):
    """What went wrong, or ""; one error in one round fails the server."""
    if isinstance(runs[kind], str):
        return runs[kind]
    return "; ".join(run.errors for run in runs[kind] if run.errors)


def against(row, runs, kind):
    target = row.targets.get(kind)
    wanted = "%.2f" % target if target else ""
    if failure(runs, WSGILET):
        return ["", wanted, "MISSED" if target else ""]
    ratio = median(runs[WSGILET]) / median(runs[kind])
    return ["%.2f x" % ratio, wanted, verdict(target, ratio >= (target or 0))]


def against_p99(runs):
    """Of the better CPython: its p99 is the smaller one."""
    others = [median(runs[kind], "p99") for kind in (OLD, NEW)
              if kind in runs and not failure(runs, kind)]
    if not others:
        return ["", "", ""]
    ratio = median(runs[WSGILET], "p99") / min(others)
    return ["p99 %.2f x" % ratio, "p99 <= %.2f" % P99_TARGET,
            verdict(True, ratio <= P99_TARGET)]


def verdict(target, met):
    return "" if not target else "met" if met else "MISSED"


def number(value):
    return "{:,.0f}".format(value) if value >= 100 else "%.1f" % value


def terminal(table):
    widths = [max(map(len, column)) for column in zip(*table)]
    left = {0, 1, len(widths) - 1}
    return "\n".join("  ".join(
        cell.ljust(w) if i in left else cell.rjust(w)
        for i, (cell, w) in enumerate(zip(line, widths))).rstrip()
        for line in table)


def markdown(table):
    def cells(line):
        return "| " + " | ".join(
            cell.replace("|", "\\|").replace("\n", " ") for cell in line
        ) + " |"
    head, *body = table
    return "\n".join([cells(head), "|" + "---|" * len(head),
                      *map(cells, body)])
