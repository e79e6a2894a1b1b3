"""What the soak test asks for: each answer carries the token of its request, and each request that runs is written down."""
import hashlib
import os
import threading
import uuid

from flask import Flask, Response, jsonify, request

app = Flask(__name__)

# Generations that a reload leaves behind go on with their own requests: each has a file of its own.
RAN = open(os.path.join(os.environ['SOAK_RAN'], uuid.uuid4().hex), 'a')
LOCK = threading.Lock()


@app.before_request
def note():
    with LOCK:
        RAN.write(request.view_args['token'] + '\n')
        RAN.flush()


@app.route('/small/<token>')
def small(token):
    return token


@app.route('/json/<token>')
def json(token):
    return jsonify(token=token, items=[{'id': i} for i in range(50)])


@app.route('/upload/<token>', methods=['POST'])
def upload(token):
    return token + ' ' + hashlib.md5(request.get_data()).hexdigest()


@app.route('/stream/<token>/<int:lines>')
def stream(token, lines):
    return Response(token + '\n' for _ in xrange(lines))


@app.route('/cut/<token>', methods=['GET', 'POST'])
def cut(token):
    request.get_data()
    return Response(fail_after(token))


def fail_after(block):
    yield block
    raise ValueError('after the first block')


@app.route('/error/<token>')
def error(token):
    raise ValueError(token)
