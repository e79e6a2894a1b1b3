from bottle import Bottle, SimpleTemplate

from table import ROWS

application = Bottle()
PAGE = SimpleTemplate(u"""\
<!doctype html>
<title>{{title}}</title>
<table>
% for row in rows:
  <tr><td>{{row["number"]}}</td>
    <td><a href="{{row["link"]}}">{{row["name"]}}</a></td></tr>
% end
</table>
""")


@application.route("/")
def table():
    return PAGE.render(title=u"Customers & suppliers", rows=ROWS)
