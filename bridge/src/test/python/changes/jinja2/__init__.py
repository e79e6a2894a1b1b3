"""A version that the stand-ins do not know."""
from jinja2.runtime import Context
__version__ = '3.0.1'
