"""Loads if the encoder of Jython is in use."""
import json.encoder


def application(environ, start_response):
    pass


assert json.encoder.c_make_encoder is not None
