"""SQLAlchemy's compiler: a statement made and written out, no database."""

from sqlalchemy import Column, Integer, MetaData, String, Table, and_

users = Table("users", MetaData(), Column("id", Integer, primary_key=True),
              Column("name", String(50)), Column("age", Integer))


def application(environ, start_response):
    statement = users.select().where(
        and_(users.c.name == "ada", users.c.age > 30)).order_by(
            users.c.name).limit(10)
    body = str(statement).encode("utf-8")
    start_response("200 OK", [("Content-Type", "text/plain"),
                              ("Content-Length", str(len(body)))])
    return [body]
