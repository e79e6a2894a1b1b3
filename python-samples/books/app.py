"""The books on Django 1.11: what a server calls."""

import os

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')

from django.core.wsgi import get_wsgi_application  # noqa: E402

app = get_wsgi_application()
