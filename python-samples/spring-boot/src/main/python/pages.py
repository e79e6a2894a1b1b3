from flask import Flask, request

SPRING = 'org.springframework.web.context.WebApplicationContext.ROOT'

app = Flask(__name__)


def bean(name):
    context = request.environ['wsgilet.servlet_context']
    return context.getAttribute(SPRING).getBean(name)


@app.route('/<article>')
def price(article):
    return '%s: %s\n' % (article, bean('prices').of(article))
