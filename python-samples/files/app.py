"""A file box on Bottle: upload, list, look at, download, delete."""

import os
import tempfile

from bottle import (Bottle, TEMPLATE_PATH, abort, redirect, request,
                    response, static_file, template)

HERE = os.path.dirname(os.path.abspath(__file__))
TEMPLATE_PATH[:] = [os.path.join(HERE, 'views')]

FILES_DIR = os.environ.get('FILES_DIR') or tempfile.mkdtemp(prefix='files-')
SECRET = os.environ.get('FILES_SECRET') or os.urandom(16).encode('hex')

app = Bottle()


def page(name, **values):
    return template(name, url=app.get_url, **values)


def stored_files():
    names = sorted(os.listdir(FILES_DIR), key=lambda name: name.lower())
    return [(name, os.path.getsize(os.path.join(FILES_DIR, name)))
            for name in names]


@app.get('/', name='index')
def index():
    last = request.get_cookie('last_upload', secret=SECRET)
    return page('index', files=stored_files(), last=last)


@app.post('/upload', name='upload')
def upload():
    uploads = request.files.getall('file')
    if not uploads:
        abort(400, 'Choose a file before you press Upload.')
    for item in uploads:
        item.save(FILES_DIR, overwrite=True)
    response.set_cookie('last_upload', uploads[-1].filename, secret=SECRET,
                        path='/', httponly=True)
    redirect(app.get_url('index'))


@app.get('/files/<name>', name='file')
def show(name):
    download = name if 'download' in request.query else False
    return static_file(name, root=FILES_DIR, download=download)


@app.post('/files/<name>/delete', name='delete')
def delete(name):
    if name not in os.listdir(FILES_DIR):
        abort(404, 'There is no file of this name.')
    os.remove(os.path.join(FILES_DIR, name))
    redirect(app.get_url('index'))


@app.get('/static/<name>', name='static')
def static(name):
    return static_file(name, root=os.path.join(HERE, 'static'))


@app.error(400)
@app.error(404)
@app.error(405)
def error(e):
    return page('error', error=e)
