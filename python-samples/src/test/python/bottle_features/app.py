# -*- coding: utf-8 -*-
"""One small view for each feature of Bottle that the tests look at."""

import hashlib
import os

from bottle import (Bottle, TEMPLATE_PATH, abort, redirect, request,
                    response, static_file, template)

HERE = os.path.dirname(os.path.abspath(__file__))
TEMPLATE_PATH[:] = [os.path.join(HERE, 'views')]
SECRET = 'not a secret: a test'

app = Bottle()
app.router.add_filter('words', lambda config: (
    r'[a-z]+(?:-[a-z]+)*', lambda s: s.split('-'), lambda w: '-'.join(w)))


@app.hook('before_request')
def before():
    request.environ['test.before'] = 'seen'


@app.hook('after_request')
def after():
    response.headers['X-Hook'] = request.environ['test.before']


@app.get('/int/<n:int>')
def int_route(n):
    return str(n + 1)


@app.get('/re/<code:re:[A-Z]{3}>')
def re_route(code):
    return code


@app.get('/path/<p:path>/end')
def path_route(p):
    return p


@app.get('/words/<w:words>')
def words_route(w):
    return ','.join(w)


@app.get('/hello/<name>', name='hello')
def hello(name):
    return 'Hello %s from %s' % (name, app.get_url('hello', name='you'))


@app.route('/method', method=['PUT', 'PATCH'])
def method():
    return request.method


@app.get('/größe')
def non_ascii():
    return request.query.getunicode('q') + request.path.decode('utf-8')


@app.get('/template')
def show_template():
    return template('page', title=u'Grüße', items=['<b>', 'two'])


@app.get('/static/<name:path>')
def static(name):
    return static_file(name, root=HERE, mimetype='text/plain')


@app.get('/download/<name>')
def download(name):
    return static_file(name, root=HERE, download='copy of ' + name)


@app.get('/cookie/set')
def set_cookie():
    response.set_cookie('plain', 'a.b', path='/')
    response.set_cookie('signed', [1, u'ü'], secret=SECRET, path='/')
    return 'set'


@app.get('/cookie/show')
def show_cookie():
    return {'plain': request.get_cookie('plain'),
            'signed': request.get_cookie('signed', secret=SECRET)}


@app.get('/cookie/delete')
def delete_cookie():
    response.delete_cookie('plain', path='/')
    return 'deleted'


@app.post('/upload')
def upload():
    files = [{'raw': f.raw_filename.decode('utf-8'), 'name': f.filename,
              'type': f.content_type,
              'sha1': hashlib.sha1(f.file.read()).hexdigest()}
             for f in request.files.getall('file')]
    return {'files': files, 'title': request.forms.getunicode('title')}


@app.post('/json')
def echo_json():
    return {'got': request.json}


@app.get('/stream')
def stream():
    response.content_type = 'text/plain; charset=utf-8'
    for n in range(3):
        yield u'line %d ä\n' % n


@app.get('/go')
def go():
    redirect(app.get_url('hello', name='again'))


@app.get('/go/<code:int>')
def go_code(code):
    redirect('/elsewhere', code)


@app.get('/abort/<code:int>')
def abort_view(code):
    abort(code, 'aborted <here>')


@app.get('/fail')
def fail():
    return {}['missing']


@app.error(404)
def not_found(error):
    return 'custom 404 for %s' % request.path


@app.error(500)
def failed(error):
    return 'custom 500: %s' % type(error.exception).__name__


sub = Bottle()


@sub.get('/where')
def where():
    return '%s + %s' % (request.script_name, request.path)


app.mount('/sub', sub)
