"""Finds libraries of the system."""
import os
import re

_FOLDERS = ('/lib', '/usr/lib', '/lib64', '/usr/lib64', '/usr/local/lib',
            '/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu',
            '/lib/aarch64-linux-gnu', '/usr/lib/aarch64-linux-gnu')


def find_library(name):
    """Return the file name of a library, such as libc.so.6; None if none."""
    pattern = re.compile(r'lib%s\.so(\.\d+)*$' % re.escape(name))
    folders = os.environ.get('LD_LIBRARY_PATH', '').split(':')
    for folder in filter(None, folders) + list(_FOLDERS):
        try:
            found = sorted(filter(pattern.match, os.listdir(folder)), key=len)
        except OSError:
            continue
        # The name that programs link to at run time has one number.
        for file_name in found:
            if re.search(r'\.so\.\d+$', file_name):
                return file_name
        if found:
            return found[0]
    return None
