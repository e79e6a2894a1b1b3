"""A blueprint with a prefix, a hook and an error handler of its own."""

from flask import Blueprint, abort, render_template_string, url_for

shop = Blueprint('shop', __name__)
goods = [u'pears', u'K\xe4se']


@shop.after_request
def mark(response):
    response.headers['X-Shop'] = 'open'
    return response


@shop.errorhandler(404)
def not_found(error):
    return 'the shop has no such thing', 404


@shop.route('/<name>')
def item(name):
    if name not in goods:
        abort(404)
    return render_template_string(u'{{ name }} at {{ url }}', name=name,
                                  url=url_for('.item', name=name))
