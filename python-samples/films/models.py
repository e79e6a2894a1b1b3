"""Films and their directors."""

from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Director(db.Model):

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.Unicode(80), nullable=False, unique=True)

    @classmethod
    def with_counts(cls):
        """Rows of a director, the number of films and the first year."""
        return (db.session.query(cls, db.func.count(Film.id),
                                 db.func.min(Film.year))
                .outerjoin(Film).group_by(cls).order_by(cls.name).all())


class Film(db.Model):

    __table_args__ = (db.UniqueConstraint('title', 'director_id'),)

    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.Unicode(80), nullable=False)
    year = db.Column(db.Integer, nullable=False, index=True)
    director_id = db.Column(db.ForeignKey(Director.id), nullable=False)
    director = db.relationship(Director, backref='films')

    def as_dict(self):
        return {'id': self.id, 'title': self.title, 'year': self.year,
                'director': self.director.name}
