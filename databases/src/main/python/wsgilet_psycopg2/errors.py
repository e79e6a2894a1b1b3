"""The exceptions of psycopg2, and one for each SQLSTATE."""


class Error(StandardError):
    """Base class for error exceptions."""

    __module__ = 'psycopg2'
    pgerror = None
    pgcode = None
    cursor = None
    _fields = {}

    @property
    def diag(self):
        """A Diagnostics object with what the server says of the error."""
        return Diagnostics(self)

    def __reduce__(self):
        state = dict((name, getattr(self, name))
                     for name in ('pgerror', 'pgcode')
                     if getattr(self, name) is not None)
        return type(self), self.args, state

    def __setstate__(self, state):
        self.__dict__.update(state or {})


def _exception(name, base, module='psycopg2', doc=None):
    return type(base)(name, (base,), {'__module__': module, '__doc__': doc})


Warning = _exception('Warning', StandardError)
InterfaceError = _exception('InterfaceError', Error)
DatabaseError = _exception('DatabaseError', Error)
InternalError = _exception('InternalError', DatabaseError)
OperationalError = _exception('OperationalError', DatabaseError)
ProgrammingError = _exception('ProgrammingError', DatabaseError)
IntegrityError = _exception('IntegrityError', DatabaseError)
DataError = _exception('DataError', DatabaseError)
NotSupportedError = _exception('NotSupportedError', DatabaseError)
QueryCanceledError = _exception(
    'QueryCanceledError', OperationalError, 'psycopg2.extensions')
TransactionRollbackError = _exception(
    'TransactionRollbackError', OperationalError, 'psycopg2.extensions')

BASES = (Error, Warning, InterfaceError, DatabaseError, InternalError,
          OperationalError, ProgrammingError, IntegrityError, DataError,
          NotSupportedError, QueryCanceledError, TransactionRollbackError)

# By the first two characters of a SQLSTATE.
_CLASSES = {
    '0A': NotSupportedError, '20': ProgrammingError, '21': ProgrammingError,
    '22': DataError, '23': IntegrityError, '24': InternalError,
    '25': InternalError, '26': OperationalError, '27': OperationalError,
    '28': OperationalError, '2B': InternalError, '2D': InternalError,
    '2F': InternalError, '34': OperationalError, '38': InternalError,
    '39': InternalError, '3B': InternalError, '3D': ProgrammingError,
    '3F': ProgrammingError, '40': TransactionRollbackError,
    '42': ProgrammingError, '44': ProgrammingError,
}
_CLASSES_BY_LETTER = {
    '5': OperationalError, 'F': InternalError, 'H': OperationalError,
    'P': InternalError, 'X': InternalError,
}

sqlstate_errors = {}


def _class_of_sqlstate(code):
    if code == '57014':
        return QueryCanceledError
    return (_CLASSES.get(code[:2])
            or _CLASSES_BY_LETTER.get(code[:1], DatabaseError))


def define_errors():
    """Define a class for each SQLSTATE that psycopg2.errorcodes names."""
    try:
        from psycopg2 import errorcodes, errors
    except ImportError:  # before 2.8
        return
    names_of_two = {
        '38002': 'ModifyingSqlDataNotPermittedExt',
        '38003': 'ProhibitedSqlStatementAttemptedExt',
        '38004': 'ReadingSqlDataNotPermittedExt',
        '39004': 'NullValueNotAllowedExt',
        'XX000': 'InternalError_',
    }
    for name, code in sorted(vars(errorcodes).items()):
        if (not isinstance(code, str) or len(code) != 5
                or not name.isupper() or code[:2] in ('00', '01')):
            continue
        name = names_of_two.get(code) or name.title().replace('_', '')
        if code not in sqlstate_errors:
            sqlstate_errors[code] = _exception(
                name, _class_of_sqlstate(code), 'psycopg2.errors')
            setattr(errors, name, sqlstate_errors[code])
    for error in BASES:
        setattr(errors, error.__name__, error)


def server_error(message, pgerror, fields, cursor):
    code = fields.get('C')
    cls = sqlstate_errors.get(code) or _class_of_sqlstate(code or '')
    error = cls(message)
    error.pgerror = pgerror
    error.pgcode = code
    error.cursor = cursor
    error._fields = fields
    return error


class Diagnostics(object):
    """What the server says of an error, field by field."""

    __module__ = 'psycopg2.extensions'

    def __init__(self, err):
        if not isinstance(err, Error):
            raise TypeError('The argument must be a psycopg2.Error')
        self._fields = err._fields


for _letter, _name in [
        ('S', 'severity'), ('V', 'severity_nonlocalized'),
        ('C', 'sqlstate'), ('M', 'message_primary'),
        ('D', 'message_detail'), ('H', 'message_hint'),
        ('P', 'statement_position'), ('p', 'internal_position'),
        ('q', 'internal_query'), ('W', 'context'), ('s', 'schema_name'),
        ('t', 'table_name'), ('c', 'column_name'), ('d', 'datatype_name'),
        ('n', 'constraint_name'), ('F', 'source_file'),
        ('L', 'source_line'), ('R', 'source_function')]:
    setattr(Diagnostics, _name, property(
        lambda self, letter=_letter: self._fields.get(letter)))
