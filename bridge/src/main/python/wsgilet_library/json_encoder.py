"""Numbers of a subclass of float are float.__repr__()'s, as in CPython."""
from __future__ import absolute_import


def mend(encoder):
    encoder.FLOAT_REPR = float.__repr__
