"""Classes of collections.namedtuple, made by Java and from Python's text."""
import collections
import copy
import imp
import inspect
import keyword
import pickle
import pkgutil

from comparing import compare

ARGUMENTS = [
    ('Point', 'x y'), ('Point', 'x, y'), ('Point', u'x y'), ('Point', ()),
    ('Point', ['x']), ('Point', iter(['x', 'y'])), ('Point', ('x', u'y')),
    ('_Point', 'x'), ('P_1', 'a_1 b2 C'), ('tuple', 'x'),
    ('OrderedDict', 'x'), ('P', 'tuple property len OrderedDict'),
    ('Point', 'self cls new index count'), ('Point', 'kwds iterable'),
    ('Point', ['f%d' % i for i in range(100)]),
    ('Point', ['f%d' % i for i in range(200)]),
    ('Point', ['f%d' % i for i in range(300)]),
    ('Point', 'x x'), ('Point', '_x'), ('Point', '1x'), ('Point', 'x-y'),
    ('Point', 'None'), ('Point', 'None', False, True), ('None', 'x'),
    ('Point', 'class'), ('class', 'x'), ('Point', ['']), ('', 'x'),
    ('Point', 'x\n'), ('Point\n', 'x'), ('1', 'x'), ('P-Q', 'x'),
    (u'Point', 'x'), (None, 'x'), (1, 'x'), ('Point', None), ('Point', 5),
    ('Point', [1, 2]), ('Point', [None]), ('Point', 'x\xe9'),
    ('Point', u'x\xe9'), ('Point\xe9', 'x'), ('Point', 'x class x', False, True),
    ('Point', '_x', False, True), ('Point', 'print exec'), ('Point',),
    ('Point', 'x', False, False, 1),
]


Pickled = collections.namedtuple('Pickled', 'x y')


def _plain():
    source = pkgutil.get_importer('__pyclasspath__/Lib').get_source(
        'collections')
    module = imp.new_module(__name__)
    exec compile(source, 'collections.py', 'exec') in module.__dict__
    return module


def _told(function, *arguments, **keywords):
    try:
        return function(*arguments, **keywords)
    except Exception as e:
        return type(e), str(e)


def _shown(cls):
    """What the class is and does."""
    code = cls.__new__.im_func.func_code if hasattr(
        cls.__new__, 'im_func') else cls.__new__.func_code
    fields = cls._fields
    values = range(len(fields))
    told = [
        cls.__name__, cls.__module__, cls.__bases__, cls.__doc__, fields,
        cls.__slots__, code.co_varnames, code.co_argcount, code.co_name,
        code.co_flags, code.co_firstlineno, code.co_filename,
        code.co_freevars, code.co_cellvars,
        inspect.getargspec(cls.__new__), inspect.getargspec(cls._make),
        inspect.getargspec(cls._replace), inspect.getargspec(cls._asdict),
        sorted(vars(cls)), cls.__new__.__module__,
        [(name, type(value), getattr(value, '__doc__', None))
         for name, value in sorted(vars(cls).items())
         if name not in ('__dict__', '__doc__')],
    ]
    one = cls(*values)
    by_name = cls(**dict(zip(fields, values)))
    told += [
        repr(one), one == by_name, one == tuple(values), hash(one),
        [getattr(one, name) for name in fields], one._asdict(),
        type(one._asdict()).__name__, vars(one), one.__getnewargs__(),
        copy.copy(one), copy.deepcopy(one), cls._make(iter(values)),
        _told(cls._make, values + [1]), _told(cls._make, 5),
        _told(cls._make, values, len=lambda result: 0),
        _told(cls._make, values, new=lambda cls, values: values),
        _told(cls, *values + [1]), _told(cls, *values[1:]),
        _told(cls, nothing=1), _told(cls, *values, nothing=1),
        _told(cls.__new__), _told(cls.__new__, int, *values),
        _told(cls.__new__, tuple, *values), _told(one._replace, nothing=1),
        _told(one._replace, **dict((name, 'new') for name in fields[:1])),
        _told(setattr, one, 'other', 1), _told(setattr, one, 'x', 1),
        _told(delattr, one, 'x'), type(cls._make(values)) is cls,
    ]

    class Sub(cls):
        def __new__(cls, *arguments):
            return super(Sub, cls).__new__(cls, *arguments)

    sub = Sub(*values)
    sub.more = 1
    told += [repr(sub), vars(sub), type(sub._replace()) is Sub]
    return repr(told)


def compare_all():
    plain = _plain().namedtuple
    assert plain is not collections.namedtuple
    for arguments in ARGUMENTS:
        fields = arguments[1] if len(arguments) > 1 else None
        if hasattr(fields, 'next'):
            fields = list(fields)

        def shown(function):
            again = arguments
            if isinstance(fields, list):
                again = arguments[:1] + (iter(fields),) + arguments[2:]
            return _shown(function(*again))

        compare(shown, lambda _: shown(plain), collections.namedtuple)
    stand_in = collections.namedtuple
    assert stand_in.func_globals['__name__'] == 'wsgilet_speedups.collections'
    assert stand_in.__module__ == 'collections'
    assert collections.namedtuple.__doc__ == plain.__doc__
    assert (inspect.getargspec(collections.namedtuple)
            == inspect.getargspec(plain))
    for word in keyword.kwlist:
        compare(collections.namedtuple, plain, 'P', word)
    for protocol in 0, 1, 2:
        one = Pickled(1, [2])
        again = pickle.loads(pickle.dumps(one, protocol))
        assert again == one and type(again) is Pickled
