"""What a process changes of itself: users, groups and its program."""
from __future__ import absolute_import


def functions():
    """Return the functions of posix, by name; none without native code."""
    from org.wsgilet.bridge.jython import NativePosix
    if not NativePosix.isUsable():
        return {}
    made = dict(setgroups=_setgroups, initgroups=_initgroups, execv=_execv,
                execve=_execve)
    for kind in 'user', 'group':
        for name, count in (('set%sid', 1), ('sete%sid', 1), ('setre%sid', 2),
                            ('setres%sid', 3)):
            function = _setter(name % kind[0], kind, count)
            made[function.__name__] = function
    for name in made:
        made[name].__name__ = name
    return made


def program_functions(os):
    """Return what os makes of execv and execve, by name."""

    def execl(file, *args):
        """Become the program of a file; its arguments are behind it."""
        os.execv(file, args)

    def execle(file, *args):
        """Become the program of a file; the last are its variables."""
        os.execve(file, args[:-1], args[-1])

    def execlp(file, *args):
        """Become a program that is searched in PATH."""
        execvp(file, args)

    def execlpe(file, *args):
        """Become a program searched in PATH; the last are variables."""
        execvpe(file, args[:-1], args[-1])

    def execvp(file, args):
        """Become a program that is searched in PATH."""
        search(file, os.environ, lambda path: os.execv(path, args))

    def execvpe(file, args, env):
        """Become a program searched in the PATH of its variables."""
        if env is None:
            execvp(file, args)
        else:
            search(file, env, lambda path: os.execve(path, args, env))

    def search(file, env, execute):
        if os.path.dirname(file):
            return execute(file)
        first = last = None
        for folder in env.get('PATH', os.defpath).split(os.pathsep):
            try:
                execute(os.path.join(folder, file))
            except OSError as e:
                last = e
                if first is None and e.errno not in (2, 20):
                    first = e  # found, and something else is wrong
        raise first or last

    return dict((function.__name__, function) for function in (
        execl, execle, execlp, execlpe, execvp, execvpe))


def _raise(error):
    import os
    if error:
        raise OSError(error, os.strerror(error))


def _check_count(name, args, count):
    if len(args) != count:
        raise TypeError('%s() takes exactly %d argument%s (%d given)'
                        % (name, count, 's' * (count > 1), len(args)))


def _identity(number, kind):
    if isinstance(number, float):
        raise TypeError('integer argument expected, got float')
    if not isinstance(number, (int, long)):
        raise TypeError('an integer is required')
    if number < -1:
        raise OverflowError('%s id is less than minimum' % kind)
    if number >> 32 > 0:
        raise OverflowError('%s id is greater than maximum' % kind)
    return number & 0xffffffff


def _setter(name, kind, count):
    def set_ids(*args):
        from org.wsgilet.bridge.library import OwnProcess
        _check_count(name, args, count)
        _raise(OwnProcess.setIds(name, [_identity(number, kind)
                                        for number in args]))

    set_ids.__name__ = name
    set_ids.__doc__ = 'Set the %s of this process: %s(2).' % (kind, name)
    return set_ids


def _setgroups(*args):
    """Set the groups of this process."""
    from org.wsgilet.bridge.library import OwnProcess
    if len(args) != 1:
        raise TypeError('setgroups() takes exactly one argument (%d given)'
                        % len(args))
    try:
        groups = list(args[0])
    except TypeError:
        raise TypeError('setgroups argument must be a sequence')
    if len(groups) > 65536:
        raise ValueError('too many groups')
    for group in groups:
        if not isinstance(group, (int, long)):
            raise TypeError('groups must be integers')
    _raise(OwnProcess.setGroups([_identity(group, 'group')
                                 for group in groups]))


def _initgroups(*args):
    """Set the groups to those of a user, and one more."""
    from org.wsgilet.bridge.library import OwnProcess
    _check_count('initgroups', args, 2)
    user, group = args
    user = _encoded(user, 'initgroups() argument 1 must be string')
    if not isinstance(group, (int, long)):
        raise TypeError('an integer is required')
    _raise(OwnProcess.initGroups(user, _identity(group, 'group')))


def _encoded(text, message):
    if not isinstance(text, basestring):
        raise TypeError('%s, not %s' % (message, type(text).__name__))
    if '\0' in text:
        raise TypeError('%s without null bytes, not %s'
                        % (message, type(text).__name__))
    if isinstance(text, unicode):
        import sys
        text = text.encode(sys.getfilesystemencoding() or 'utf-8')
    return text


def _execv(*args):
    """Become the program of a file, with arguments: execv(path, args)."""
    import os
    _check_count('execv', args, 2)
    if isinstance(args[1], (list, tuple)) and not args[1]:
        raise ValueError('execv() arg 2 must not be empty')
    _become('execv', args[0], args[1], os.environ)


def _execve(*args):
    """Become the program of a file: execve(path, args, variables)."""
    _check_count('execve', args, 3)
    _become('execve', *args)


def _become(name, path, args, env):
    import sys
    from org.wsgilet.bridge.library import OwnProcess
    path = _encoded(path, name + '() argument 1 must be encoded string')
    if not isinstance(args, (list, tuple)):
        raise TypeError(name + '() arg 2 must be a tuple or list')
    args = [_part(arg, name + '() arg 2 must contain only strings')
            for arg in args]
    if not hasattr(env, 'keys'):
        raise TypeError(name + '() arg 3 must be a mapping object')
    variables = []
    for key in env.keys():
        value = env[key]
        key = _part(key, name + '() arg 3 contains a non-string key')
        value = _part(value, name + '() arg 3 contains a non-string value')
        if '=' in key:
            raise ValueError('illegal environment variable name')
        variables.append('%s=%s' % (key, value))
    for stream in sys.stdout, sys.stderr:
        stream.flush()
    _raise(OwnProcess.execute(path, args, variables))


def _part(text, message):
    if not isinstance(text, basestring) or '\0' in text:
        raise TypeError(message)
    return _encoded(text, message)
