"""A bar chart of the rates, each application scaled to its fastest server."""

from html import escape

from report import failure, median, number
from rows import NEW, OLD, WSGILET

SHOWN = [(WSGILET, "w"), (OLD, "o"), (NEW, "n")]
LEFT, WIDTH, RIGHT, BAR, GAP, TOP = 230, 380, 90, 13, 12, 36
STYLE = """
text { font: 12px sans-serif; fill: #222 } .w { fill: #1f6feb }
.o { fill: #b08800 } .n { fill: #8c959f }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd } .w { fill: #58a6ff } .o { fill: #d9a400 }
  .n { fill: #6e7681 } }"""


def svg(results):
    """results: [(row, {server: runs})]"""
    parts, y = legend(), TOP
    for row, runs in results:
        rates = {kind: median(runs[kind]) for kind, _ in SHOWN
                 if kind in runs and not failure(runs, kind)}
        if not rates:
            continue
        label(parts, LEFT - 10, y + 2 * BAR - 3, row.name, "end")
        for kind, style in SHOWN:
            if kind in rates:
                bar(parts, y, style, rates[kind] / max(rates.values()),
                    number(rates[kind]))
            y += BAR
        y += GAP
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d">\n'
            '<style>%s</style>\n%s\n</svg>\n' % (
                LEFT + WIDTH + RIGHT, y, STYLE, "\n".join(parts)))


def legend():
    parts, x = [], LEFT
    for kind, style in SHOWN:
        parts.append('<rect class="%s" x="%d" y="8" width="12" height="12"/>'
                     % (style, x))
        label(parts, x + 18, 18, kind, "start")
        x += 120
    return parts


def bar(parts, y, style, share, text):
    width = max(1, share * WIDTH)
    parts.append('<rect class="%s" x="%d" y="%d" width="%.1f" height="%d"/>'
                 % (style, LEFT, y, width, BAR - 2))
    label(parts, LEFT + width + 5, y + BAR - 3, text, "start")


def label(parts, x, y, text, anchor):
    parts.append('<text x="%.1f" y="%d" text-anchor="%s">%s</text>' % (
        x, y, anchor, escape(text)))
