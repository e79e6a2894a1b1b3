"""The books with their tables and somebody who may change them."""

import app as books
from django.contrib.auth.models import User
from django.core.management import call_command

call_command('migrate', verbosity=0)
if not User.objects.exists():
    User.objects.create_superuser('ada', 'ada@example.org', 'secret')

app = books.app
