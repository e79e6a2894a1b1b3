"""What is wrong with a pickle: its end, objects or marks are missing.

Goes through the opcodes and counts. Marks are places between objects, as in
CPython, and no objects.
"""
import pickletools

_REMEMBER = frozenset(['PUT', 'BINPUT', 'LONG_BINPUT'])


def fault(data, UnpicklingError):
    """Return the exception that tells of it; None if all is in place."""
    count, marks = 0, []
    try:
        for opcode, _, _ in pickletools.genops(data):
            before, after = opcode.stack_before, opcode.stack_after
            if opcode.name == 'MARK':
                marks.append(count)
                continue
            if opcode.name == 'POP' and marks and marks[-1] == count:
                marks.pop()
                continue
            if pickletools.markobject in before:
                if not marks:
                    return UnpicklingError('could not find MARK')
                start = marks.pop()
                if opcode.name == 'SETITEMS' and (count - start) % 2:
                    return UnpicklingError('odd number of items for SETITEMS')
                if start + (opcode.name == 'OBJ') > count:
                    return UnpicklingError('unpickling stack underflow')
                count = start
                before = before[:before.index(pickletools.markobject)]
            if opcode.name == 'STOP' and not count:
                return UnpicklingError('bad pickle data')
            if count < max(len(before), opcode.name in _REMEMBER):
                return UnpicklingError('unpickling stack underflow')
            count += len(after) - len(before)
    except ValueError as e:
        reason = str(e)
        if reason.startswith('no newline found'):
            return UnpicklingError('pickle data was truncated')
        if reason.startswith(('not enough data', 'expected ',
                              'pickle exhausted')):
            return EOFError()
    return None
