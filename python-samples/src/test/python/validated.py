"""A factory that puts the standard library's validator before an app."""

from importlib import import_module
from wsgiref.validate import validator


def wrap(spec):
    module, name = spec.split(':')
    return validator(getattr(import_module(module), name))
