"""Objects that contain themselves, persistent ids that are 0 or '', a
__reduce__ of an instance."""
from __future__ import absolute_import


def mend(pickle):
    import copy_reg
    from org.wsgilet.bridge.library import BuiltinTypes
    BuiltinTypes.mendReduce()
    base, stored = pickle.Pickler, pickle.Pickler.__dict__
    memoize, load_string = stored['memoize'], pickle.Unpickler.load_string

    def mended_memoize(self, obj):
        """Remember an object, or take the one that its parts made."""
        if not self.fast and id(obj) in self.memo:
            self.write(pickle.POP + self.get(self.memo[id(obj)][0]))
        else:
            memoize(self, obj)

    def save(self, obj):
        """Write an object."""
        pid = self.persistent_id(obj)
        if pid is not None:
            self.save_pers(pid)
            return
        known = self.memo.get(id(obj))
        if known:
            self.write(self.get(known[0]))
            return
        kind = type(obj)
        method = self.dispatch.get(kind)
        if method is not None:
            method(self, obj)
            return
        reduce = copy_reg.dispatch_table.get(kind)
        if reduce is not None:
            value = reduce(obj)
        elif issubclass(kind, type):
            self.save_global(obj)
            return
        else:
            value = _reduced(self, obj)
        if type(value) is str:
            self.save_global(obj, value)
            return
        if type(value) is not tuple:
            raise pickle.PicklingError('%s must return string or tuple'
                                       % reduce)
        if not 2 <= len(value) <= 5:
            raise pickle.PicklingError('Tuple returned by %s must have two '
                                       'to five elements' % reduce)
        self.save_reduce(obj=obj, *value)

    def _reduced(self, obj):
        reduce = getattr(obj, '__reduce_ex__', None)
        if reduce is not None:
            return reduce(self.proto)
        reduce = getattr(obj, '__reduce__', None)
        if reduce is None:
            raise pickle.PicklingError("Can't pickle %r object: %r"
                                       % (type(obj).__name__, obj))
        return reduce()

    def mended_load_string(self):
        line = self.readline()
        if len(line) == 2 and line[0] in '\'"':
            raise ValueError('insecure string pickle')
        readline = self.readline
        self.readline = lambda: line
        try:
            load_string(self)
        finally:
            self.readline = readline

    base.memoize, base.save = mended_memoize, save
    pickle.Unpickler.load_string = mended_load_string
    pickle.Unpickler.dispatch[pickle.STRING] = mended_load_string

    save_long = base.save_long

    def mended_save_long(self, obj):
        if self.proto >= 2:
            save_long(self, obj)
        else:  # repr() has no L where CPython has an int of 64 bits
            self.write(pickle.LONG + str(obj) + 'L\n')

    base.dispatch[long] = base.save_long = mended_save_long
