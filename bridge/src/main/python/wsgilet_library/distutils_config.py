"""The address that packages are uploaded to today (CPython 2.7.13)."""
from __future__ import absolute_import


def mend(config):
    config.PyPIRCCommand.DEFAULT_REPOSITORY = (
        'https://upload.pypi.org/legacy/')
