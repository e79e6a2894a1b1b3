# -*- coding: utf-8 -*-
"""One small view for each feature of Flask that the tests look at."""

import hashlib
import os

from flask import (Flask, Response, abort, flash, g, jsonify, redirect,
                   render_template, render_template_string, request, send_file,
                   session, stream_with_context, url_for)
from werkzeug.security import check_password_hash, generate_password_hash

from shop import shop

HERE = os.path.dirname(os.path.abspath(__file__))

app = Flask(__name__)
app.secret_key = 'not a secret: a test'
app.register_blueprint(shop, url_prefix='/shop')

events = []


@app.before_request
def before():
    g.user = request.args.get('user', 'nobody')
    events.append('before')


@app.after_request
def after(response):
    response.headers['X-After'] = g.user
    events.append('after')
    return response


@app.teardown_request
def teardown(error):
    events.append('teardown %s' % type(error).__name__)


@app.route('/events')
def show_events():
    seen, events[:] = events[:], []
    return jsonify(seen)


@app.route('/page')
def page():
    return render_template('page.html', items=[u'<b>', u'Grüße'])


@app.route('/count')
def count():
    session['count'] = session.get('count', 0) + 1
    return str(session['count'])


@app.route('/flash/<message>')
def add_flash(message):
    flash(message, 'warning')
    return redirect(url_for('page'))


@app.route('/json', methods=['POST'])
def echo_json():
    return jsonify(got=request.get_json(), type=request.mimetype)


@app.route('/stream')
def stream():
    def rows():
        for n in range(3):
            yield u'%s %d ä\n' % (request.args['name'], n)
    return Response(stream_with_context(rows()), mimetype='text/plain')


@app.route('/file')
def file_view():
    return send_file(os.path.join(HERE, 'static', 'digits.txt'),
                     conditional=True)


@app.route('/download')
def download():
    return send_file(os.path.join(HERE, 'static', 'digits.txt'),
                     as_attachment=True, attachment_filename=u'größe.txt')


@app.route('/upload', methods=['POST'])
def upload():
    item, digest, size = request.files['file'], hashlib.sha1(), 0
    for block in iter(lambda: item.stream.read(65536), ''):
        digest.update(block)
        size += len(block)
    return jsonify(name=item.filename, size=size, sha1=digest.hexdigest(),
                   title=request.form['title'])


class OutOfStock(Exception):
    pass


@app.errorhandler(OutOfStock)
def out_of_stock(error):
    return u'out of stock: %s' % error, 409


@app.errorhandler(404)
def not_found(error):
    return render_template('base.html'), 404


@app.errorhandler(500)
def failed(error):
    cause = type(error.original_exception).__name__
    return 'failed: %s' % cause, 500


@app.route('/raise/<name>')
def raise_error(name):
    if name == 'stock':
        raise OutOfStock('pears')
    if name == 'key':
        return {}['missing']
    abort(int(name))


@app.route('/urls')
def urls():
    return jsonify(page=url_for('page'),
                   external=url_for('page', _external=True),
                   static=url_for('static', filename='digits.txt'),
                   shop=url_for('shop.item', name=u'Käse'),
                   city=url_for('city', name=u'Łódź'))


@app.route(u'/größe/<name>')
def city(name):
    return u'%s %s' % (name, request.path)


@app.route('/template-string/<word>')
def template_string(word):
    return render_template_string(u'Hello {{ word|upper }}!', word=word)


@app.route('/template-string-code')
def template_string_code():
    codes = [app.jinja_env.compile(u'Hello {{ word }}!') for _ in range(2)]
    return str(codes[0] is codes[1])


@app.route('/query')
def query():
    return u'|'.join(request.args.getlist('q'))


@app.route('/password/<password>')
def password(password):
    stored = generate_password_hash(password)
    return jsonify(stored=stored,
                   right=check_password_hash(stored, password),
                   wrong=check_password_hash(stored, password + 'x'))


@app.route('/check', methods=['POST'])
def check():
    return str(check_password_hash(request.form['stored'],
                                   request.form['password']))


@app.route('/template/<name>')
def template(name):
    return render_template(name + '.html')
