"""What the module warnings does in C in CPython.

filters, defaultaction, onceregistry and showwarning are those of the module
warnings as it is at the time of a warning, if it has them.
"""
import linecache as _linecache
import sys as _sys

filters = [('ignore', None, _category, None, 0) for _category in (
    DeprecationWarning, PendingDeprecationWarning, ImportWarning,
    BytesWarning)]
default_action = 'default'
once_registry = {}
_settings = {'filters': filters, 'defaultaction': default_action,
             'onceregistry': once_registry}


def _setting(name):
    try:
        _settings[name] = getattr(_sys.modules.get('warnings'), name)
    except AttributeError:
        pass
    return _settings[name]


def warn(message, category=None, stacklevel=1):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass, not %r'
                        % category)
    try:
        caller = _sys._getframe(stacklevel)
    except ValueError:
        warn_explicit(message, category, 'sys', 1, 'sys',
                      _sys.__dict__.setdefault('__warningregistry__', {}))
        return
    names = caller.f_globals
    module = names.get('__name__') or '<string>'
    warn_explicit(message, category, _file_of(names, module),
                  caller.f_lineno, module,
                  names.setdefault('__warningregistry__', {}), names)


def _file_of(names, module):
    name = names.get('__file__')
    if name:
        if name.lower().endswith(('.pyc', '.pyo')):
            return name[:-1]
        if name.endswith('$py.class'):
            return name[:-len('$py.class')] + '.py'
        return name
    if module == '__main__':
        arguments = getattr(_sys, 'argv', None)
        return arguments[0] or module if arguments else module
    return module


def warn_explicit(message, category, filename, lineno, module=None,
                  registry=None, module_globals=None):
    """Issue a warning of a line in a file."""
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if registry is None:
        registry = {}
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    action, item = _action(text, category, module, lineno)
    if action == 'ignore':
        registry[key] = 1
        return
    try:
        _linecache.getlines(filename, module_globals)
    except Exception:  # of a loader; the warning goes out without its line
        pass
    if action == 'error':
        raise message
    if action != 'always' and _seen(action, item, key, registry):
        return
    show = getattr(_sys.modules.get('warnings'), 'showwarning', None)
    if show is None:
        show = _show
    elif not callable(show):
        raise TypeError('warnings.showwarning() must be set to a callable')
    show(message, category, filename, lineno)


def _action(text, category, module, lineno):
    for item in _setting('filters'):
        action, message, kind, name, line = item
        if ((message is None or message.match(text))
                and issubclass(category, kind)
                and (name is None or name.match(module))
                and line in (0, lineno)):
            return action, item
    return _setting('defaultaction'), None


def _seen(action, item, key, registry):
    text, category, _ = key
    if action == 'once':
        registry[key] = 1
        registry, other = _setting('onceregistry'), key[:2]
    elif action == 'module':
        registry[key] = 1
        other = text, category, 0
    elif action == 'default':
        other = key
    else:
        raise RuntimeError('Unrecognized action (%r) in warnings.filters:\n'
                           ' %s' % (action, item))
    if registry.get(other):
        return True
    registry[other] = 1
    return False


def _show(message, category, filename, lineno):
    text = '%s:%d: %s: %s\n' % (filename, lineno, category.__name__, message)
    line = _linecache.getline(filename, lineno).strip()
    if _sys.stderr is not None:
        _sys.stderr.write(text + ('  %s\n' % line if line else ''))
