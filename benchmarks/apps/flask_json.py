from flask import Flask, jsonify

application = Flask(__name__)
OBJECTS = [
    {"id": n,
     "name": u"Caf\u00e9 \"%d\"" % n,
     "price": n * 1.25,
     "in_stock": n % 3 > 0,
     "tags": [u"new", u"sale", u"tag %d" % n],
     "parent": None}
    for n in range(20)]


@application.route("/")
def objects():
    return jsonify(objects=OBJECTS)
