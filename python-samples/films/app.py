"""A film shelf on Flask-SQLAlchemy: pages of 20, forms, a JSON API."""

import os

from flask import (Flask, flash, jsonify, redirect, render_template, request,
                   url_for)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from models import Director, Film, db

HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = 20
MAX_NAME = 80
YEARS = range(1888, 2101)

app = Flask(__name__)
app.secret_key = os.environ.get('FILMS_SECRET') or os.urandom(24)
app.config.update(
    SQLALCHEMY_DATABASE_URI=os.environ.get('FILMS_DATABASE')
    or 'sqlite:///' + os.path.join(HERE, 'films.db'),
    SQLALCHEMY_TRACK_MODIFICATIONS=False,
    SESSION_COOKIE_SAMESITE='Lax')
db.init_app(app)
with app.app_context():
    db.create_all()


def checked(form):
    """Title, director and year, or a ValueError that tells why not."""
    title, director, year = (form.get(name, u'').strip()
                             for name in ('title', 'director', 'year'))
    if not title or not director:
        raise ValueError('A film needs a title and a director.')
    if len(title) > MAX_NAME or len(director) > MAX_NAME:
        raise ValueError('Names have up to %d characters.' % MAX_NAME)
    if not year.isdigit() or int(year) not in YEARS:
        raise ValueError('The year is a number from %d to %d.'
                         % (YEARS[0], YEARS[-1]))
    return title, director, int(year)


def page():
    query = Film.query.options(joinedload(Film.director))
    return query.order_by(Film.year, Film.title, Film.id).paginate(
        request.args.get('page', 1, type=int), PAGE)


def shelf(form=()):
    return render_template('index.html', page=page(), form=dict(form))


@app.route('/')
def index():
    return shelf()


@app.route('/films', methods=['POST'])
def add():
    try:
        title, name, year = checked(request.form)
        director = (Director.query.filter_by(name=name).first()
                    or Director(name=name))
        db.session.add(Film(title=title, director=director, year=year))
        db.session.commit()
    except ValueError as e:
        flash(str(e), 'error')
        return shelf(request.form.items()), 400
    except IntegrityError:
        db.session.rollback()
        flash('This film is there already.', 'error')
        return shelf(request.form.items()), 409
    flash(u'Added \u201c%s\u201d.' % title)
    return redirect(url_for('index'))


@app.route('/films/<int:film_id>/delete', methods=['POST'])
def delete(film_id):
    film = Film.query.get_or_404(film_id)
    db.session.delete(film)
    db.session.commit()
    flash(u'Deleted \u201c%s\u201d.' % film.title)
    return redirect(url_for('index'))


@app.route('/directors')
def directors():
    return render_template('directors.html', rows=Director.with_counts())


@app.route('/api/films')
def api():
    films = page()
    return jsonify(total=films.total, page=films.page,
                   films=[film.as_dict() for film in films.items])
