"""Compiles Python modules for a jar, to the same bytes each time.

Usage, by Jython: compile_python.py FOLDER
"""
import compileall
import os
import sys

# Jython writes the time of the source into the class; nobody reads it there.
TIME = 1793491200


def compile(folder):
    """Compiles all modules below a folder; whether all could be."""
    for path, _, files in os.walk(folder):
        for name in files:
            if name.endswith('.py'):
                os.utime(os.path.join(path, name), (TIME, TIME))
    return compileall.compile_dir(folder, ddir='Lib', quiet=True)


if __name__ == '__main__':
    sys.exit(not compile(sys.argv[1]))
