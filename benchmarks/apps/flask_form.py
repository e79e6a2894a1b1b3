from flask import Flask, request

application = Flask(__name__)


@application.route("/", methods=["POST"])
def comment():
    form = request.form
    return u"%s <%s>: %s\n" % (
        form["name"], form["email"], form["comment"])
