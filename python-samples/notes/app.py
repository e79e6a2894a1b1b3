"""A notebook on Flask: pages, a JSON API, downloads, a session, SQLite."""

import io
import os
import tempfile

from flask import (Flask, abort, flash, jsonify, redirect, render_template,
                   request, send_file, session, url_for)
from werkzeug.exceptions import HTTPException

from store import NoteStore

MAX_TITLE = 80
MAX_TEXT = 20000

app = Flask(__name__)
app.secret_key = os.environ.get('NOTES_SECRET') or os.urandom(24)
app.config['MAX_CONTENT_LENGTH'] = 1024 * 1024
app.config['SESSION_COOKIE_SAMESITE'] = 'Lax'

store = NoteStore(os.environ.get('NOTES_DIR')
                  or tempfile.mkdtemp(prefix='notes-'))


def checked_note(form):
    """The fields of a note, or a ValueError that tells the user why not."""
    title, text = form.get('title'), form.get('text', u'')
    if not isinstance(title, unicode) or not title.strip():
        raise ValueError('A note needs a title.')
    if not isinstance(text, unicode):
        raise ValueError('The text of a note is a string.')
    if len(title) > MAX_TITLE or len(text) > MAX_TEXT:
        raise ValueError('A title has up to %d characters, a text up to %d.'
                         % (MAX_TITLE, MAX_TEXT))
    return {'title': title.strip(), 'text': text.strip()}


def or_404(note):
    return note or abort(404, 'There is no such note.')


@app.route('/')
def index():
    return render_template('index.html', notes=store.all(), form={})


@app.route('/notes', methods=['POST'])
def add():
    try:
        note = store.add(author=session.get('name', u''),
                         **checked_note(request.form))
    except ValueError as e:
        flash(str(e), 'error')
        page = render_template('index.html', notes=store.all(),
                               form=request.form)
        return page, 400
    flash(u'Added \u201c%s\u201d.' % note['title'])
    return redirect(url_for('index'))


@app.route('/notes/<int:note_id>')
def view(note_id):
    return render_template('note.html', note=or_404(store.get(note_id)))


@app.route('/notes/<int:note_id>/delete', methods=['POST'])
def delete(note_id):
    note = or_404(store.delete(note_id))
    flash(u'Deleted \u201c%s\u201d.' % note['title'])
    return redirect(url_for('index'))


@app.route('/notes/<int:note_id>/download')
def download(note_id):
    note = or_404(store.get(note_id))
    text = u'%s\n\n%s\n' % (note['title'], note['text'])
    return send_file(io.BytesIO(text.encode('utf-8')),
                     mimetype='text/plain', cache_timeout=0,
                     as_attachment=True,
                     attachment_filename=note['title'] + u'.txt')


@app.route('/name', methods=['POST'])
def set_name():
    session['name'] = request.form.get('name', u'').strip()[:40]
    if session['name']:
        flash(u'Hello, %s.' % session['name'])
    return redirect(url_for('index'))


@app.route('/api/notes')
def api_list():
    return jsonify(notes=store.all())


@app.route('/api/notes', methods=['POST'])
def api_add():
    data = request.get_json()
    if not isinstance(data, dict):
        abort(400, 'Send a JSON object with "title" and "text".')
    try:
        note = store.add(author=session.get('name', u''),
                         **checked_note(data))
    except ValueError as e:
        abort(400, str(e))
    location = url_for('api_get', note_id=note['id'], _external=True)
    return jsonify(note), 201, {'Location': location}


@app.route('/api/notes/<int:note_id>')
def api_get(note_id):
    return jsonify(or_404(store.get(note_id)))


@app.route('/api/notes/<int:note_id>', methods=['DELETE'])
def api_delete(note_id):
    return jsonify(or_404(store.delete(note_id)))


@app.errorhandler(HTTPException)
def error_page(e):
    if request.path.startswith('/api/'):
        response = jsonify(error=e.description)
    else:
        response = app.make_response(render_template('error.html', error=e))
    response.status_code = e.code
    return response
