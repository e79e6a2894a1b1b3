from bottle import Bottle

application = Bottle()


@application.route("/")
def hello():
    return "Hello, World!\n"
