"""Settings of the books; BOOKS_DATABASE says which database they are in."""

import os
import urllib
from urlparse import urlparse

HERE = os.path.dirname(os.path.abspath(__file__))

ENGINES = {'sqlite': 'sqlite3', 'postgresql': 'postgresql', 'mysql': 'mysql'}


def database(url):
    """Django's settings for sqlite:///FILE, or SCHEME://USER:PASS@HOST/DB."""
    parts = urlparse(url)
    settings = {'ENGINE': 'django.db.backends.' + ENGINES[parts.scheme]}
    if parts.scheme == 'sqlite':
        settings['NAME'] = parts.path[1:]
    else:
        settings.update(
            NAME=parts.path[1:], HOST=parts.hostname or '',
            PORT=str(parts.port or ''), USER=parts.username or '',
            PASSWORD=urllib.unquote(parts.password or ''))
    return settings


SECRET_KEY = os.environ.get('BOOKS_SECRET') or os.urandom(32).encode('hex')
DEBUG = False
ALLOWED_HOSTS = ['127.0.0.1', 'localhost', '[::1]', 'testserver']
DATABASES = {'default': database(os.environ.get(
    'BOOKS_DATABASE', 'sqlite:///' + os.path.join(HERE, 'books.db')))}

INSTALLED_APPS = [
    'catalogue', 'django.contrib.admin', 'django.contrib.auth',
    'django.contrib.contenttypes', 'django.contrib.messages',
    'django.contrib.sessions', 'django.contrib.staticfiles']
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.common.CommonMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
    'django.middleware.clickjacking.XFrameOptionsMiddleware']
ROOT_URLCONF = 'urls'
TEMPLATES = [{
    'BACKEND': 'django.template.backends.django.DjangoTemplates',
    'DIRS': [os.path.join(HERE, 'templates')],
    'APP_DIRS': True,
    'OPTIONS': {'context_processors': [
        'django.template.context_processors.request',
        'django.contrib.auth.context_processors.auth',
        'django.contrib.messages.context_processors.messages']}}]
LANGUAGE_CODE = 'en'
TIME_ZONE = 'UTC'
USE_TZ = True
STATIC_URL = '/static/'
STATIC_ROOT = os.environ.get('BOOKS_STATIC', os.path.join(HERE, 'static'))
