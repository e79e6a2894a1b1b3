"""compile() writes what is named .pyc as CPython does, for marshal to read.

Without such a name it writes the class file that imports look for. web2py
compiles its applications into files of names of its own, which it reads.
"""
from __future__ import absolute_import
import __builtin__


def mend(py_compile):
    compile_class = py_compile.compile

    def compile(file, cfile=None, dfile=None, doraise=False):
        """Byte-compile one Python source file to Python bytecode."""
        if cfile is None or cfile.endswith('.class'):
            open(file).close()  # which raises if it is not there
            return compile_class(file, cfile, dfile, doraise)
        import os
        import sys
        with open(file, 'U') as f:
            source = f.read()
        try:
            code = __builtin__.compile(source, dfile or file, 'exec', 0, True)
        except Exception as e:
            error = py_compile.PyCompileError(type(e), e, dfile or file)
            if doraise:
                raise error
            sys.stderr.write(error.msg + '\n')
            return
        _write(cfile, int(os.stat(file).st_mtime), code)

    compile.__doc__ = compile_class.__doc__
    py_compile.compile = compile


def _write(name, time, code):
    import imp
    import marshal
    import struct
    with open(name, 'wb') as f:
        f.write('\0\0\0\0' + struct.pack('<I', time & 0xffffffff))
        marshal.dump(code, f)
        f.flush()
        f.seek(0)
        f.write(imp.get_magic())
