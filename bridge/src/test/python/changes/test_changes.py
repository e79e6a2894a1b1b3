"""What is not as a mend or stand-in expects stays as it is, and is told."""
import sys

import wsgilet_changes

import bottle
before = dict(vars(bottle))
sys.modules.pop('bottle')
import bottle
assert sorted(vars(bottle)) == sorted(before)
assert bottle.html_escape.__module__ == 'bottle'
assert bottle.html_escape.func_code.co_filename.endswith('bottle.py')
assert bottle.html_escape('<') == '&lt;'

import hmac
assert not hasattr(hmac, 'compare_digest')

import jinja2
told = [entry for entry in wsgilet_changes.stand_ins
        if entry[0] in ('bottle', 'jinja2.runtime')]
failure = "AttributeError: 'module' object has no attribute 'touni'"
assert told == [
    ('bottle', '0.12.19', failure), ('bottle', '0.12.19', failure),
    ('jinja2.runtime', '3.0.1', 'known are 2.6 to 2.11')], told

from wsgilet_library import bottle as mend_of_bottle


class OldBottle(object):  # up to 0.11 the class has no catchall
    def __init__(self):
        self.catchall = True


class Request(object):
    environ = {}


bottle.Bottle, bottle.request = OldBottle, Request
mend_of_bottle.mend(bottle)
app = OldBottle()
assert app.catchall
Request.environ = {'wsgilet.debug': True}
assert not app.catchall

print 'as they are'
