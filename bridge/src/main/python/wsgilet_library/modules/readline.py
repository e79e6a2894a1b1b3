"""GNU readline's functions where there is no terminal to edit lines on.

The history is kept; what would change the editing of a line is remembered
and has no effect.
"""
_READLINE_VERSION = _READLINE_RUNTIME_VERSION = 0x0801

_history = []
_length = [-1]
_state = {'completer': None, 'delims': ' \t\n`~!@#$%^&*()-=+[{]}\\|;:\'",<>/?'}


def add_history(line):
    """Append a line to the history."""
    _history.append(line)


def clear_history():
    """Forget all lines."""
    del _history[:]


def get_current_history_length():
    """Return how many lines the history has."""
    return len(_history)


def get_history_item(index):
    """Return a line; the first has the index 1. None if there is none."""
    return _history[index - 1] if 0 < index <= len(_history) else None


def remove_history_item(pos):
    """Remove a line; the first has the position 0."""
    _check(pos)
    del _history[pos]


def replace_history_item(pos, line):
    """Replace a line; the first has the position 0."""
    _check(pos)
    _history[pos] = line


def _check(pos):
    if pos < 0:
        raise ValueError('History index cannot be negative')
    if pos >= len(_history):
        raise ValueError('No history item at position %d' % pos)


def get_history_length():
    """Return how many lines are written to a file; negative for all."""
    return _length[0]


def set_history_length(length):
    """Say how many lines are written to a file; negative for all."""
    _length[0] = length


def read_history_file(filename='~/.history'):
    """Append the lines of a file to the history."""
    with open(_path(filename)) as f:
        _history.extend(line.rstrip('\n') for line in f)


def write_history_file(filename='~/.history'):
    """Write the history to a file."""
    lines = _history if _length[0] < 0 else _history[-_length[0]:]
    with open(_path(filename), 'w') as f:
        f.writelines(line + '\n' for line in lines)


def _path(name):
    import os
    return os.path.expanduser(name)


def get_completer():
    """Return the function that set_completer was given."""
    return _state['completer']


def set_completer(function=None):
    """Remember a function."""
    _state['completer'] = function


def get_completer_delims():
    """Return the characters between words."""
    return _state['delims']


def set_completer_delims(string):
    """Remember the characters between words."""
    _state['delims'] = string


def get_line_buffer():
    """Return '': no line is being edited."""
    return ''


def get_begidx():
    """Return 0: nothing is being completed."""
    return 0


def get_endidx():
    """Return 0: nothing is being completed."""
    return 0


def get_completion_type():
    """Return 0: nothing is being completed."""
    return 0


def _nothing(*args):
    """Do nothing: there is no terminal."""


insert_text = parse_and_bind = read_init_file = redisplay = _nothing
set_completion_display_matches_hook = _nothing
set_pre_input_hook = set_startup_hook = _nothing
