"""A signed session that is read and written, in a blueprint with hooks."""

from flask import Blueprint, Flask, g, session, url_for

application = Flask(__name__)
application.secret_key = "benchmark"
shop = Blueprint("shop", __name__, url_prefix="/shop")


@application.before_request
def user():
    g.user = session.get("user", u"nobody")


@application.route("/")
def index():
    session["user"] = u"ada"
    session["basket"] = [1, 2, 3]
    return u"%s %s\n" % (g.user, url_for("shop.item", number=7))


@shop.route("/item/<int:number>")
def item(number):
    return u"%d\n" % number


application.register_blueprint(shop)
