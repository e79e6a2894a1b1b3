"""Tea by WSGI: prices and receipts are beans of CDI."""
from com.example.tea import Prices, Receipt
from jakarta.enterprise.inject.spi import CDI


def bean(kind, *qualifiers):
    return CDI.current().select(kind, *qualifiers).get()


prices = bean(Prices)  # the same for all requests


def app(environ, start_response):
    articles = environ['PATH_INFO'].strip('/')
    if articles:
        for article in articles.split('/'):
            bean(Receipt).add(article)  # the one of this request
        text = bean(Receipt).text()
    else:
        text = u'tea costs ' + prices.of('tea')
    start_response('200 OK', [('Content-Type', 'text/plain; charset=utf-8')])
    return [text.encode('utf-8'), '\n']
