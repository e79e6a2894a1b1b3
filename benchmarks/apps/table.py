"""The rows that the template applications show: 20, all with characters to
escape."""

ROWS = [
    {"number": n,
     "name": u"Caf\u00e9 <b>%d</b> & Sons" % n,
     "link": u"/customers?id=%d&sort=\"name\"" % n}
    for n in range(20)]
