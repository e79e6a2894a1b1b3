"""What the soak test asks for: each answer carries the token of its request."""
import hashlib

from flask import Flask, Response, jsonify, request

app = Flask(__name__)


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


@app.route('/error/<token>')
def error(token):
    raise ValueError(token)
