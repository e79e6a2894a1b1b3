"""A page of 20 rows with their 20 parents, by SQLAlchemy from SQLite."""

import os
import tempfile

from flask import Flask, render_template
from sqlalchemy import Column, ForeignKey, Integer, Unicode, create_engine
from sqlalchemy.ext.declarative import declarative_base
from sqlalchemy.orm import (joinedload, relationship, scoped_session,
                            sessionmaker)

ROWS = 1000
PAGE = 20

application = Flask(__name__)
engine = create_engine("sqlite:///" + os.path.join(
    tempfile.mkdtemp(prefix="benchmark-"), "films.db"))
session = scoped_session(sessionmaker(engine))
Base = declarative_base()


class Director(Base):
    __tablename__ = "director"
    id = Column(Integer, primary_key=True)
    name = Column(Unicode(80), nullable=False)


class Film(Base):
    __tablename__ = "film"
    id = Column(Integer, primary_key=True)
    title = Column(Unicode(80), nullable=False)
    director_id = Column(ForeignKey("director.id"), nullable=False)
    director = relationship(Director)


def fill():
    Base.metadata.create_all(engine)
    for i in range(ROWS):
        session.add(Film(title=u"Film %d" % i,
                         director=Director(name=u"Director %d & Co." % i)))
    session.commit()
    session.remove()


@application.route("/")
def page():
    films = session.query(Film).options(joinedload(Film.director)).order_by(
        Film.id).offset(ROWS // 2).limit(PAGE)
    return render_template("rows.html", films=films)


@application.teardown_appcontext
def give_back(error):
    session.remove()


fill()
