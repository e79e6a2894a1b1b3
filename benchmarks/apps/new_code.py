"""New texts in each request: eval, exec, namedtuple, literals, plural forms."""
import ast
import gettext
import itertools
from collections import namedtuple

NUMBERS = itertools.count()
LINE = '[%d, "text", (1.5, None), {"key": -%d}]'
PLURAL = 'n==1 ? 0 : n%%10>=2 && n%%10<=4 && n<%d ? 1 : 2'


def catalogue(n):
    # As catalogues of translations are read that are Python text.
    return len([eval('"line %d of %d\\n"' % (i, n)) for i in range(20)])


def functions(n):
    names = {}
    exec("def double(x):\n"
         "    return [y * 2 for y in range(x)] + [%d]\n" % n, names)
    return len(names["double"](3)) + 16


def application(environ, start_response):
    n = next(NUMBERS)
    point = namedtuple("Point%d" % n, "x y")(1, 2)
    found = (catalogue(n), functions(n), point.y,
             len(ast.literal_eval(LINE % (n, n))),
             gettext.c2py(PLURAL % (n % 1000 + 20))(3))
    body = repr(found).encode("ascii")
    start_response("200 OK", [("Content-Type", "text/plain"),
                              ("Content-Length", str(len(body)))])
    return [body]
