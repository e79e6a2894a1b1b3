from flask import Flask, render_template

from table import ROWS

application = Flask(__name__)


@application.route("/")
def table():
    return render_template(
        "table.html", title=u"Customers & suppliers", rows=ROWS)
