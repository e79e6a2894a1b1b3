"""Fields of templates and formats may be named "self" and "format_string"."""
from __future__ import absolute_import


def _split(name, args):
    if not args:
        raise TypeError("descriptor '%s' of object needs an argument" % name)
    return args[0], args[1:]


def mend(string):
    def mapping_of(name, args, kws):
        self, args = _split(name, args)
        if len(args) > 1:
            raise TypeError('Too many positional arguments')
        if not args:
            return self, kws
        return self, string._multimap(kws, args[0]) if kws else args[0]

    def wrapped(name):
        original = getattr(string.Template, name).im_func

        def method(*args, **kws):
            self, mapping = mapping_of(name, args, kws)
            return original(self, mapping)
        method.__name__ = name
        return method

    def safe_substitute(self, mapping):
        """Return the text with what the mapping has; the rest stays."""
        def convert(match):
            name = match.group('named') or match.group('braced')
            if name is not None:
                try:
                    return '%s' % (mapping[name],)
                except KeyError:
                    return match.group()
            if match.group('escaped') is not None:
                return self.delimiter
            if match.group('invalid') is not None:
                return match.group()
            raise ValueError('Unrecognized named group in pattern',
                             self.pattern)

        return self.pattern.sub(convert, self.template)

    string.Template.safe_substitute = safe_substitute
    for name in 'substitute', 'safe_substitute':
        setattr(string.Template, name, wrapped(name))

    def format(*args, **kwargs):
        self, args = _split('format', args)
        if args:
            template, args = args[0], args[1:]
        elif 'format_string' in kwargs:
            template = kwargs.pop('format_string')
        else:
            raise TypeError("format() missing 1 required positional "
                            "argument: 'format_string'")
        return self.vformat(template, args, kwargs)

    string.Formatter.format = format
