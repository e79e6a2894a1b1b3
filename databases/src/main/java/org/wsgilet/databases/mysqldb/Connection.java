package org.wsgilet.databases.mysqldb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PyType;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.databases.mysql.Column;
import org.wsgilet.databases.mysql.Escaping;
import org.wsgilet.databases.mysql.Failure;
import org.wsgilet.databases.mysql.Session;
import org.wsgilet.databases.python.Attribute;
import org.wsgilet.databases.python.Constructor;
import org.wsgilet.databases.python.Dropped;
import org.wsgilet.databases.python.Method;
import org.wsgilet.databases.report.Dialect;
import org.wsgilet.databases.report.Statements;

/** {@code _mysql.connection}, which MySQLdb's class extends. When it is dropped its session is closed. */
@ExposedType(name = "_mysql.connection", isBaseType = true)
public final class Connection extends PyObjectDerived {

    public static final PyType TYPE = ExposedTypes.of(
            Connection.class,
            "_mysql.connection",
            null,
            new Constructor((type, arguments, keywords) -> new Connection(type)),
            methods(),
            attributes());

    private static final int LONG_BITS = 64;

    final transient MySqlDb module;

    private transient Session session;
    private transient Dropped.Task dropping;
    private transient Map<String, String> options = new HashMap<>();
    private PyObject converter = new PyDictionary();
    private boolean open;
    private boolean reconnects;

    /** Of the last command. */
    private transient Failure failure;

    /** The result whose rows come one by one. */
    private transient WeakReference<Result> reading = new WeakReference<>(null);

    /** How many rows the last result had that was read at once; -1 if it was not one. */
    private long stored = -1;

    private Connection(PyType type) {
        super(type);
        module = MySqlDb.ofThisInterpreter();
    }

    private static PyBuiltinMethod[] methods() {
        return new PyBuiltinMethod[] {
            Method.of("__init__", Connection::init),
            Method.plain("affected_rows", Connection::affectedRows),
            Method.<Connection>of(
                    "autocommit",
                    (self, arguments, none) ->
                            self.command(arguments[0].asInt() != 0 ? "SET autocommit=1" : "SET autocommit=0")),
            Method.plain(
                    "get_autocommit",
                    (Connection self) -> Py.newBoolean(self.checked().isAutocommit())),
            Method.plain("commit", (Connection self) -> self.command("COMMIT")),
            Method.plain("rollback", (Connection self) -> self.command("ROLLBACK")),
            Method.plain("next_result", Connection::nextResult),
            Method.<Connection>of("set_server_option", (self, arguments, none) -> {
                self.run(session -> session.setOption(arguments[0].asInt()));
                return Py.Zero;
            }),
            Method.plain("sqlstate", (Connection self) -> Py.newString(self.lastFailure("00000", Failure::sqlState))),
            Method.plain(
                    "warning_count",
                    (Connection self) -> Py.newInteger(self.checked().warnings())),
            Method.of("change_user", Connection::changeUser),
            Method.plain(
                    "character_set_name",
                    (Connection self) -> Py.newString(self.checked().charset())),
            Method.<Connection>of(
                    "set_character_set",
                    (self, arguments, none) -> self.run(session -> session.setCharset(Bytes.text(arguments[0])))),
            Method.plain("get_character_set_info", Connection::characterSetInfo),
            Method.plain("close", Connection::close),
            Method.plain("dump_debug_info", (Connection self) -> self.run(Session::debug)),
            Method.of("escape", Connection::escape),
            Method.<Connection>of(
                    "escape_string",
                    (self, arguments, none) -> new Literals(self.escaping()).escapeString(arguments[0])),
            Method.<Connection>of(
                    "string_literal",
                    (self, arguments, none) -> new Literals(self.escaping()).stringLiteral(arguments[0])),
            Method.plain("error", (Connection self) -> Py.newString(self.lastFailure("", Failure::getMessage))),
            Method.plain("errno", Connection::errno),
            Method.plain(
                    "field_count",
                    (Connection self) -> Py.newInteger(self.checked().columns().size())),
            Method.plain("fileno", (Connection self) -> self.refuse("fileno(): there is no descriptor in Java")),
            Method.plain(
                    "_get_native_connection",
                    (Connection self) -> self.refuse("_get_native_connection(): there is no C library")),
            Method.plain("get_host_info", Connection::hostInfo),
            Method.plain("get_proto_info", (Connection self) -> Py.newInteger(10)),
            Method.plain(
                    "get_server_info",
                    (Connection self) -> Py.newString(self.checked().serverVersion())),
            Method.plain("info", Connection::info),
            Method.plain(
                    "insert_id", (Connection self) -> unsigned(self.checked().insertId())),
            Method.<Connection>of("kill", (self, arguments, none) -> self.command("KILL " + arguments[0].asLong())),
            Method.of("ping", Connection::ping),
            Method.<Connection>of("query", (self, arguments, none) -> self.query(arguments[0])),
            Method.<Connection>of("send_query", (self, arguments, none) -> self.query(arguments[0])),
            Method.plain("read_query_result", (Connection self) -> Py.None),
            Method.<Connection>of("select_db", (self, arguments, none) -> self.selectDatabase(arguments[0])),
            Method.plain("shutdown", (Connection self) -> self.command("SHUTDOWN")),
            Method.plain("stat", Connection::stat),
            Method.plain("store_result", (Connection self) -> self.result(Result.TYPE, true, self.converter)),
            Method.plain("use_result", (Connection self) -> self.result(Result.TYPE, false, self.converter)),
            Method.plain(
                    "thread_id",
                    (Connection self) -> Py.newLong(self.checked().threadId()).__int__()),
            Method.plain("__repr__", Connection::repr),
        };
    }

    private static PyDataDescr[] attributes() {
        return new PyDataDescr[] {
            Attribute.<Connection>readOnly("open", self -> Py.newInteger(self.open ? 1 : 0)),
            Attribute.<Connection>readOnly("closed", self -> Py.newInteger(self.open ? 0 : 1)),
            Attribute.<Connection>of("converter", self -> self.converter, (self, value) -> self.converter = value),
            Attribute.<Connection>readOnly(
                    "server_capabilities", self -> Py.newLong(self.checked().serverCapabilities())),
            Attribute.<Connection>readOnly("port", self -> self.option("port")),
            Attribute.<Connection>readOnly("client_flag", self -> self.option("client-flag")),
        };
    }

    private PyObject init(PyObject[] arguments, String[] keywords) {
        ConnectArguments given = new ConnectArguments(arguments, keywords);
        options = given.options();
        try {
            take(Opened.by(options));
        } catch (Failure e) {
            throw failed(e);
        }
        converter = given.converter();
        open = true;
        return Py.None;
    }

    private void take(Opened opened) {
        if (dropping != null) {
            dropping.run();
        }
        session = opened.session();
        dropping = module.opened(this, opened);
    }

    // State

    /** @throws PyException OperationalError if it was closed */
    void checkOpen() {
        if (!open) {
            throw module.exception(new Failure(Failure.GONE, "HY000", ""));
        }
    }

    private Session checked() {
        checkOpen();
        return session;
    }

    private PyException failed(Failure e) {
        failure = e;
        return module.exception(e);
    }

    private String lastFailure(String otherwise, java.util.function.Function<Failure, String> property) {
        checkOpen();
        return failure == null ? otherwise : property.apply(failure);
    }

    private PyObject errno() {
        checkOpen();
        return Py.newInteger(failure == null ? 0 : failure.number());
    }

    private PyObject option(String name) {
        return Py.newLong(Long.parseLong(options.getOrDefault(name, "0"))).__int__();
    }

    private PyObject refuse(String what) {
        throw module.exception("NotSupportedError", Py.newString(what));
    }

    private static PyObject unsigned(long value) {
        return value >= 0
                ? Py.newLong(value)
                : Py.newLong(BigInteger.valueOf(value).add(BigInteger.ONE.shiftLeft(LONG_BITS)));
    }

    private PyObject repr() {
        String state = open ? "open to '" + options.getOrDefault("host", "localhost") + "'" : "closed";
        return Py.newString("<_mysql.connection " + state + " at " + Py.idstr(this) + ">");
    }

    private PyObject hostInfo() {
        checkOpen();
        String host = options.getOrDefault("host", "localhost");
        return Py.newString(options.containsKey("socket") ? "Localhost via UNIX socket" : host + " via TCP/IP");
    }

    private PyObject info() {
        String info = checked().info();
        return info == null ? Py.None : Py.newString(info);
    }

    Escaping escaping() {
        return open ? session.escaping() : Escaping.DEFAULT;
    }

    private PyObject escape(PyObject[] arguments, String[] keywords) {
        return new Literals(escaping()).escape(arguments[0], arguments.length > 1 ? arguments[1] : converter);
    }

    // Commands

    /** What a session is asked to do. */
    @FunctionalInterface
    private interface Command {
        void run(Session session) throws Failure;
    }

    private PyObject run(Command command) {
        checkOpen();
        freeDropped();
        stored = -1;
        failure = null;
        try {
            session.workIn(Py.getSystemState().getCurrentWorkingDir());
            command.run(session);
            return Py.None;
        } catch (Failure e) {
            throw failed(e);
        }
    }

    /** Reads what is left of a result that nobody has any more: a cursor that was dropped before its end. */
    private void freeDropped() {
        if (!session.isReading()) {
            return;
        }
        if (reading.get() != null) {
            Dropped.collectAndWait(() -> reading.get() == null);
        }
        if (reading.get() == null) {
            try {
                session.discardResults();
            } catch (Failure e) {
                // nobody has asked for it
            }
        }
    }

    private PyObject command(String sql) {
        return run(session -> session.query(sql.getBytes(ISO_8859_1)));
    }

    private PyObject query(PyObject sql) {
        byte[] bytes = Bytes.of(sql);
        return run(session -> {
            long start = Statements.start();
            try {
                session.query(bytes);
            } finally {
                if (start != 0) {
                    Statements.ran(dialect(session), new String(bytes, UTF_8), start);
                }
            }
        });
    }

    private static Dialect dialect(Session session) {
        return session.hasBackslashes() ? Dialect.MYSQL : Dialect.MYSQL_WITHOUT_BACKSLASHES;
    }

    private PyObject selectDatabase(PyObject name) {
        byte[] bytes = Bytes.of(name);
        return run(session -> session.selectDatabase(bytes));
    }

    private PyObject stat() {
        String[] said = new String[1];
        run(session -> said[0] = session.statistics());
        return Py.newString(said[0]);
    }

    private PyObject ping(PyObject[] arguments, String[] keywords) {
        reconnects = arguments.length > 0 ? arguments[0].__nonzero__() : reconnects;
        if (!reconnects) {
            return run(Session::ping);
        }
        checkOpen();
        try {
            session.ping();
        } catch (Failure e) {
            reconnect(options);
        }
        return Py.None;
    }

    /** {@code change_user(user, passwd=None, db=None)}: a new session, in place of this one if the server lets in. */
    private PyObject changeUser(PyObject[] arguments, String[] keywords) {
        ArgParser parser = new ArgParser("change_user", arguments, keywords, new String[] {"user", "passwd", "db"}, 1);
        checkOpen();
        Map<String, String> changed = new HashMap<>(options);
        String[] names = {"user", "password", "database"};
        for (int i = 0; i < names.length; i++) {
            PyObject value = parser.getPyObject(i, Py.None);
            changed.put(names[i], value == Py.None ? "" : Bytes.text(value));
        }
        reconnect(changed);
        return Py.None;
    }

    private void reconnect(Map<String, String> with) {
        try {
            take(Opened.by(with));
        } catch (Failure e) {
            throw failed(e);
        }
        options = with;
    }

    private PyObject close() {
        checkOpen();
        open = false;
        dropping.run();
        converter = Py.None;
        return Py.None;
    }

    private PyObject characterSetInfo() {
        command("SELECT @@collation_connection, DESCRIPTION, MAXLEN"
                + " FROM information_schema.CHARACTER_SETS WHERE CHARACTER_SET_NAME = @@character_set_client");
        PyObject rows = result(Result.TYPE, true, new PyDictionary()).invoke("fetch_row");
        PyObject row = rows.__getitem__(0);
        PyDictionary info = new PyDictionary();
        info.__setitem__(Py.newString("name"), Py.newString(charset()));
        info.__setitem__(Py.newString("collation"), row.__getitem__(0));
        info.__setitem__(Py.newString("comment"), row.__getitem__(1));
        info.__setitem__(Py.newString("mbminlen"), Py.One);
        info.__setitem__(Py.newString("mbmaxlen"), row.__getitem__(2).__int__());
        return info;
    }

    // Results

    private PyObject affectedRows() {
        long rows = checked().affectedRows();
        return stored >= 0 ? Py.newLong(stored) : rows < 0 ? Py.newInteger(-1) : Py.newLong(rows);
    }

    private PyObject nextResult() {
        checkOpen();
        freeDropped();
        stored = -1;
        failure = null;
        try {
            return Py.newInteger(session.nextResult() ? 0 : -1);
        } catch (Failure e) {
            throw failed(e);
        }
    }

    /** The rows that the last query gave; None if it gave none. */
    PyObject result(PyType type, boolean stores, PyObject converters) {
        checkOpen();
        if (!session.isReading()) {
            return Py.None;
        }
        Result result = new Result(type, this, stores, converters);
        reading = new WeakReference<>(stores ? null : result);
        return result;
    }

    List<Column> columns() {
        return session.columns();
    }

    String charset() {
        return session.charset();
    }

    boolean hasMoreResults() {
        return session.hasMoreResults();
    }

    List<byte[]> readRows() {
        List<byte[]> rows = new ArrayList<>();
        try {
            for (byte[] row; (row = session.nextRow()) != null; ) {
                rows.add(row);
            }
        } catch (Failure e) {
            throw failed(e);
        }
        stored = rows.size();
        return rows;
    }

    /** The next row of a result, if its rows are those that come. */
    byte[] nextRow(Result result) {
        if (reading.get() != result) {
            return null;
        }
        if (failure != null && !session.isReading()) { // the rest is missing, whoever asks again
            throw failed(failure);
        }
        try {
            byte[] row = session.nextRow();
            if (row == null) {
                reading = new WeakReference<>(null);
            }
            return row;
        } catch (Failure e) {
            throw failed(e);
        }
    }
}
