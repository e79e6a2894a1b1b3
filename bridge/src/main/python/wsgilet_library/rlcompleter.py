"""Each name is found once, one's own first, in order (CPython 2.7.13)."""
from __future__ import absolute_import


def mend(rlcompleter):
    import __builtin__
    import __main__
    import keyword
    import re

    def global_matches(self, text):
        """Key words and names that begin with text."""
        names = [word for word in keyword.kwlist if word.startswith(text)]
        seen = set(names) | {'__builtins__'}
        for space in (self.namespace, __builtin__.__dict__):
            for name, value in space.items():
                if name.startswith(text) and name not in seen:
                    seen.add(name)
                    names.append(self._callable_postfix(value, name))
        return names

    def attr_matches(self, text):
        """Attributes of what stands before the last point of text."""
        match = re.match(r'(\w+(\.\w+)*)\.(\w*)', text)
        if not match:
            return []
        expression, start = match.group(1, 3)
        try:
            owner = eval(expression, self.namespace)
        except Exception:
            return []
        names = set(dir(owner)) - {'__builtins__'}
        if hasattr(owner, '__class__'):
            names.add('__class__')
            names.update(rlcompleter.get_class_members(owner.__class__))
        found = []
        for name in names:
            if name.startswith(start):
                try:
                    value = getattr(owner, name)
                except Exception:  # a property that has no value yet
                    continue
                found.append(self._callable_postfix(
                    value, '%s.%s' % (expression, name)))
        return sorted(found)

    rlcompleter.Completer.global_matches = global_matches
    rlcompleter.Completer.attr_matches = attr_matches
