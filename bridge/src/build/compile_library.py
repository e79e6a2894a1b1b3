"""Writes wsgilet_names.py and .txt, and compiles all our Python modules.

Run by Jython when the bridge is built. What there is of mends and stand-ins
is found by the names of files here, not when a server starts.

Usage: compile_library.py FOLDER
"""
import os
import re
import sys
import zipfile

from org.python.core import Py

import compile_python


def modules(folder):
    """The names of the modules and packages in a folder."""
    return sorted(name.partition('.')[0] for name in os.listdir(folder)
                  if not name.startswith('__init__')
                  and not name.endswith('.class'))


def library():
    """The names of Jython's modules, by what a mend of one is named."""
    jar = zipfile.ZipFile(
        Py.getProtectionDomain().getCodeSource().getLocation().getPath())
    names = list(sys.builtin_module_names)
    for path in map(str, jar.namelist()):
        if path.startswith('Lib/') and path.endswith('.py'):
            path = path[len('Lib/'):-len('.py')]
            names.append(path.replace('/__init__', '').replace('/', '.'))
    return dict((name.replace('.', '_'), name) for name in names)


# Of the lines @stands_in('werkzeug.urls', '0.9', '1.0').
STAND_IN = re.compile(
    r"(?m)^@stands_in(?:_whole)?\('([^']+)'(?:, '([^']+)', '([^']+)')?\)")


def changes(folder, mends):
    """What there is of mends and stand-ins, as the Java class reads it."""
    lines = ['mend %s\n' % module for module in sorted(mends)]
    for file in sorted(os.listdir(os.path.join(folder, 'wsgilet_speedups'))):
        if file.endswith('.py'):
            with open(os.path.join(folder, 'wsgilet_speedups', file)) as text:
                for found in STAND_IN.findall(text.read()):
                    lines.append(' '.join(('stand-in',) + found).strip() + '\n')
    return lines


def main(folder):
    known = library()
    mends, packages = {}, {}
    for file in modules(os.path.join(folder, 'wsgilet_library')):
        if file in known:
            mends[known[file]] = file
        elif file != 'modules':
            packages[re.sub('(?<=.)_(_?)', r'.\1', file)] = file
    with open(os.path.join(folder, 'wsgilet_names.py'), 'w') as names:
        names.write('LIBRARY_MENDS = %r\nPACKAGE_MENDS = %r\n'
                    % (mends, packages))
        for constant, inside in (('MODULES', 'wsgilet_library/modules'),
                                 ('STAND_INS', 'wsgilet_speedups')):
            names.write('%s = frozenset(%r)\n' % (
                constant, modules(os.path.join(folder, inside))))
    with open(os.path.join(folder, 'wsgilet_names.txt'), 'w') as names:
        names.writelines(changes(folder, list(mends) + packages.keys()))
    return compile_python.compile(folder)


sys.exit(not main(sys.argv[1]))
