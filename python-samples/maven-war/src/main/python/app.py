"""A price list: pages by Flask, prices by Java."""
from __future__ import unicode_literals

from com.example.shop import PriceList
from flask import Flask, abort, render_template

app = Flask(__name__)


@app.route("/<article>")
def show(article):
    price = PriceList.price(article)
    if price is None:
        abort(404)
    return render_template("article.html", article=article, price=price)
