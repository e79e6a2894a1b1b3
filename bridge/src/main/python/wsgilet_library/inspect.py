"""Arguments, sources and trees of classes as CPython 2.7.18 tells them."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(inspect):
    import types
    from org.python.core import PyReflectedFunction as reflected
    inspect._ReflectedFunctionType = reflected  # Jython's is of os.listdir
    getcallargs, findsource = inspect.getcallargs, inspect.findsource
    inspect._parse_anonymous_tuple_arg = _names
    revise(inspect.getargs, (
        'names = co.co_varnames\n',
        'from org.wsgilet.bridge.library import TupleParameters\n'
        '    names = TupleParameters.names(co)\n'))
    revise(inspect.getsourcelines, (
        'if ismodule(object): return',
        'if istraceback(object): object = object.tb_frame\n'
        '    if ismodule(object) or isframe(object) and '
        'object.f_code.co_name == "<module>": return'))
    revise(inspect.getclasstree, (
        'children[parent].append(c)',
        'c in children[parent] or children[parent].append(c)'))

    def mended_getcallargs(func, *positional, **named):
        """Return the value that each argument of a call would have."""
        found = getcallargs(func, *positional, **named)
        for name in found.keys():
            if name.startswith('('):
                del found[name]
        return found

    def mended_findsource(object):
        """Return all lines of the file of an object, and its line there."""
        if inspect.iscode(object) and object.co_filename == '':
            raise IOError('source code not available')
        lines, number = findsource(object)
        return lines, max(0, number)

    def isbuiltin(object):
        """Return whether an object is a function that is not Python."""
        return (isinstance(object, types.BuiltinFunctionType)
                or isinstance(object, reflected)
                or isinstance(object, types.MethodType)
                and not hasattr(object.im_func, 'func_code'))

    def ismethod(object):
        """Return whether an object is a method."""
        # Functions of Java are methods of an object that has no name.
        return (isinstance(object, types.MethodType)
                and not isinstance(object.im_func, reflected))

    inspect.ismethod = ismethod
    inspect.getcallargs = mended_getcallargs
    inspect.findsource = mended_findsource
    inspect.isbuiltin = isbuiltin


def _names(text):
    """Return the names of an argument that is a tuple, as nested lists."""
    names, name, outer = [], '', []
    for character in text + ',':
        if character == '(':
            outer.append(names)
            names = []
        elif character in '),':
            if name:
                names.append(name)
                name = ''
            if character == ')':
                outer[-1].append(names)
                names = outer.pop()
        elif character != ' ':
            name += character
    return names
