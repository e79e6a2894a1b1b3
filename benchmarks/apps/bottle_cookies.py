"""Cookies read and set, a route with a wildcard beside it."""

import bottle

application = bottle.Bottle()


@application.get("/")
def index():
    seen = bottle.request.get_cookie("seen") or "0"
    bottle.response.set_cookie("seen", str(int(seen) + 1), path="/")
    bottle.response.set_cookie("name", "ada", httponly=True)
    bottle.response.set_header("X-Seen", seen)
    return "seen %s times\n" % seen


@application.get("/item/<number:int>")
def item(number):
    return "%d\n" % number
