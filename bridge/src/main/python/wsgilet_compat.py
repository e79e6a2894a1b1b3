"""Mends, in each new interpreter, what unmodified applications miss in Jython 2.7.4.

A module is mended right after its import, so that an application pays only
for what it uses.
"""
import sys

import wsgilet_library

def install(variables, speedups):
    """Begin to watch imports.

    variables -- a dict, added to os.environ
    speedups -- whether Java may stand in for Python code of packages
    """
    def mend_os(os):
        # Jython has one dict for all interpreters.
        os.environ = os.environ.copy()
        os.environ.update(variables)
        _mend_getpid(os)
        _mend_mkdir(os)
        _mend_exit(os)
        _mend_open(os)

    menders, makers = dict(_MENDERS, os=mend_os), {}
    if speedups:
        import wsgilet_speedups
        wsgilet_speedups.mend_builtins()
        menders.update(wsgilet_speedups.MENDERS)
        makers.update(wsgilet_speedups.MAKERS)
    for name in sorted(menders):
        if name in sys.modules:
            menders.pop(name)(sys.modules[name])
    library = set(wsgilet_library.MENDED)
    for name in sorted(library.intersection(sys.modules)):
        library.remove(name)
        wsgilet_library.mend(name)
    sys.meta_path.insert(0, _Mender(menders, makers, library))


def uninstall():
    """Take back what libraries changed for the whole JVM."""
    if 'signal' in sys.modules:
        # Importing it installs a handler, which is an object of this Jython.
        from sun.misc import Signal, SignalHandler
        Signal.handle(Signal('ALRM'), SignalHandler.SIG_DFL)


class RequestTimeout(BaseException):
    """Ends a request that is over its time; 'except Exception' lets it by."""


class _Mender(object):
    """A PEP 302 finder and loader that lets the others import, then mends.

    menders -- {module: function that changes it}
    makers -- {module that is nowhere to be found: function that makes it}
    library -- modules that wsgilet_library mends
    """

    def __init__(self, menders, makers, library):
        self.menders = menders
        self.makers = makers
        self.library = library
        self.importing = set()

    def find_module(self, name, path=None):
        if name in self.makers or name in wsgilet_library.MODULES:
            return self
        if ((name in self.menders or name in self.library)
                and name not in self.importing):
            return self

    def load_module(self, name):
        if name in self.makers:
            module = sys.modules[name] = self.makers[name]()
            module.__loader__ = self
            return module
        if name in wsgilet_library.MODULES:
            return wsgilet_library.load(name)
        self.importing.add(name)
        try:
            if name == 'jinja2.debug':
                _avoid_ctypes()
            __import__(name)
        finally:
            self.importing.discard(name)
        if name in self.library:
            self.library.remove(name)
            wsgilet_library.mend(name)
        if name in self.menders:
            self.menders.pop(name)(sys.modules[name])
        return sys.modules[name]


def _mend_getpid(os):
    # Without native code: each log record has the process id, and a web
    # application cannot unload it.
    pid = []

    def getpid():
        """Return the current process id."""
        if not pid:
            from java.lang import ProcessHandle
            pid.append(int(ProcessHandle.current().pid()))
        return pid[0]

    os.getpid = getpid


def _mend_mkdir(os):
    from org.wsgilet.bridge.library import NewDirectory
    native_mkdir = os.mkdir

    def mkdir(path, mode=0777):
        """Make a directory with these permissions, less the umask."""
        if not NewDirectory.make(path, mode):
            native_mkdir(path, mode)

    os.mkdir = mkdir


def _mend_exit(os):
    # Jython's is java.lang.System.exit(), which ends the process in order
    # and so waits for the request that calls it.
    def _exit(status):
        """End the process at once, without exit functions."""
        from java.lang import Runtime
        Runtime.getRuntime().halt(status)

    os._exit = _exit


def _mend_open(os):
    # Jython's own makes files that everyone can read: also those of tempfile.
    from org.wsgilet.bridge.library import OpenFile
    native_open = os.open

    def open(file, flags, mode=0777):
        """Open a file, made with these permissions, less the umask."""
        opened = OpenFile.open(file, flags, mode)
        if opened is not None:
            return opened
        if flags & os.O_CREAT:
            OpenFile.create(file, flags, mode)
            flags &= ~(os.O_CREAT | os.O_EXCL)
        return native_open(file, flags, mode)

    os.open = open


# What a document may make an XML parser of Java read: files and the network.
_EXTERNAL = (
    'http://xml.org/sax/features/external-general-entities',
    'http://xml.org/sax/features/external-parameter-entities',
    'http://apache.org/xml/features/nonvalidating/load-external-dtd',
)


def _mend_javasax(drv_javasax):
    # xml.sax, and by it xml.dom.minidom and pulldom, where CPython has
    # expat, which reads nothing by itself.
    create = drv_javasax.create_java_parser

    def create_java_parser(jdriver=None):
        parser = create(jdriver)
        for feature in _EXTERNAL:
            parser.setFeature(feature, False)
        return parser

    drv_javasax.create_java_parser = create_java_parser


def _mend_logging(logging):
    # Python 2 drops what no handler takes; the server's log is one that
    # takes it. It is not a handler of the root logger: basicConfig() does
    # nothing where it finds one.
    import wsgilet_logging
    last_resort = wsgilet_logging.Slf4jHandler()
    call_handlers = logging.Logger.callHandlers

    def callHandlers(self, record):
        logger = self
        while logger and not logger.handlers:
            logger = logger.propagate and logger.parent
        if logger:
            call_handlers(self, record)
        else:
            last_resort.handle(record)

    logging.Logger.callHandlers = callHandlers
    wsgilet_logging.add_request_ids()


def _mend_flask_logging(flask_logging):
    # app.logger has it unless the application configures logging.
    import wsgilet_logging
    flask_logging.default_handler = wsgilet_logging.Slf4jHandler()


def _mend_codecs(codecs):
    # Jython's own take unicode alone: codecs.encode('x', 'hex') fails.
    def encode(obj, encoding='ascii', errors='strict'):
        return codecs.getencoder(encoding)(obj, errors)[0]

    def decode(obj, encoding='ascii', errors='strict'):
        return codecs.getdecoder(encoding)(obj, errors)[0]

    codecs.encode = encode
    codecs.decode = decode


def _mend_hashlib(hashlib):
    if hasattr(hashlib, 'pbkdf2_hmac'):
        return
    from org.wsgilet.bridge.library import Pbkdf2

    def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
        """Derive a key as RFC 8018 says, of dklen bytes."""
        if dklen is None:
            dklen = hashlib.new(hash_name).digest_size
        return Pbkdf2.derive(hash_name, bytes(password), bytes(salt),
                             iterations, dklen)

    hashlib.pbkdf2_hmac = pbkdf2_hmac


def _mend_hmac(hmac):
    if hasattr(hmac, 'compare_digest'):
        return
    from org.wsgilet.bridge.library import ConstantTime

    def compare_digest(a, b):
        """Return a == b in a time that does not tell where they differ."""
        return ConstantTime.equal(a, b)

    hmac.compare_digest = compare_digest


def _avoid_ctypes():
    # jinja2.debug changes tracebacks by ctypes, which Jython lacks, except
    # on PyPy.
    import jinja2._compat
    jinja2._compat.PYPY = True


def _mend_jinja2_debug(debug):
    from org.wsgilet.bridge.library import TracebackLink
    debug.tb_set_next = TracebackLink.setNext


_MENDERS = {
    'codecs': _mend_codecs,
    'flask.logging': _mend_flask_logging,
    'hashlib': _mend_hashlib,
    'hmac': _mend_hmac,
    'jinja2.debug': _mend_jinja2_debug,
    'logging': _mend_logging,
    'xml.sax.drivers2.drv_javasax': _mend_javasax,
}


def literal_arguments(source):
    """Read "('a', b=1)" as (('a',), {'b': 1}); ValueError if not literal."""
    import ast
    call = ast.parse('f' + source, mode='eval').body
    if not isinstance(call, ast.Call) or call.starargs or call.kwargs:
        raise ValueError(source)
    return (tuple(ast.literal_eval(argument) for argument in call.args),
            dict((keyword.arg, ast.literal_eval(keyword.value))
                 for keyword in call.keywords))

