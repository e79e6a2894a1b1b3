from flask import Flask, render_template_string

application = Flask(__name__)
PAGE = u"""\
<!doctype html>
<h1>Hello, {{ name }}!</h1>
{% if items %}
<ul>
{% for item in items %}
  <li>{{ item }}</li>
{% endfor %}
</ul>
{% endif %}
"""


@application.route("/")
def hello():
    return render_template_string(
        PAGE, name=u"Tom & <Jerry>", items=[u"one", u"two", u"three"])
