package org.wsgilet.databases.psycopg2;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyBuiltinMethod;
import org.python.core.PyDataDescr;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.PyType;
import org.python.expose.ExposedType;
import org.wsgilet.bridge.jython.ExposedTypes;
import org.wsgilet.databases.postgresql.Copy;
import org.wsgilet.databases.postgresql.CopyWithoutFile;
import org.wsgilet.databases.postgresql.Lost;
import org.wsgilet.databases.postgresql.Result;
import org.wsgilet.databases.postgresql.ServerMessage;
import org.wsgilet.databases.postgresql.Session;
import org.wsgilet.databases.python.Attribute;
import org.wsgilet.databases.python.Constructor;
import org.wsgilet.databases.python.Dropped;
import org.wsgilet.databases.python.Method;

/**
 * What {@code psycopg2.extensions.connection} is made of: the session, its transaction, its encoding. The rest of that
 * class is in Python. When it is dropped its session is closed.
 */
@ExposedType(name = "psycopg2._psycopg.Session", isBaseType = true)
public final class Connection extends PyObjectDerived {

    public static final PyType TYPE = ExposedTypes.of(
            Connection.class,
            "psycopg2._psycopg.Session",
            null,
            new Constructor((type, arguments, keywords) -> new Connection(type)),
            methods(),
            attributes());

    /** {@code extensions.STATUS_READY} and so on. */
    private static final int SETUP = 0;

    private static final int READY = 1;
    private static final int BEGIN = 2;
    private static final int PREPARED = 5;

    private static final int OPEN = 0;
    private static final int CLOSED = 1;
    private static final int BROKEN = 2;

    private static final int MAX_NOTICES = 50;

    private final ReentrantLock lock = new ReentrantLock();
    final transient Psycopg2 module;

    private transient Session session;
    private transient Dropped.Task dropping;

    private int status = SETUP;
    private volatile int closed = OPEN;
    private int mark;
    private boolean autocommit;
    private String begin = "BEGIN";
    private String encoding = "UTF8";
    private String codec = "utf_8";
    private PyObject cursorFactory = Py.None;
    private PyObject notices = new PyList();
    private PyObject notifies = new PyList();
    final PyDictionary stringTypes = new PyDictionary();
    private final PyDictionary binaryTypes = new PyDictionary();
    private PyObject xid = Py.None;

    /** Of the last command, if it failed. */
    private PyObject lastError = Py.None;

    private Connection(PyType type) {
        super(type);
        module = Psycopg2.ofThisInterpreter();
    }

    private static PyBuiltinMethod[] methods() {
        return new PyBuiltinMethod[] {
            Method.of("cursor", Connection::cursor),
            Method.plain("close", Connection::close),
            Method.plain("commit", Connection::commit),
            Method.plain("rollback", Connection::rollback),
            Method.plain("poll", Connection::poll),
            Method.plain("cancel", Connection::cancel),
            Method.<Connection>of("_open", (self, arguments, none) -> self.open((PyDictionary) arguments[0])),
            Method.<Connection>of("_command", (self, arguments, none) -> {
                self.command(arguments[0].toString());
                return Py.None;
            }),
            Method.<Connection>of("_query", (self, arguments, none) -> self.query(arguments[0].toString())),
            Method.plain("_begin", (Connection self) -> {
                self.locked(() -> self.begin(null));
                return Py.None;
            }),
            Method.plain("_reset", Connection::reset),
            Method.plain("_check_open", (Connection self) -> {
                self.checkOpen();
                return Py.None;
            }),
            Method.<Connection>of("_parameter", (self, arguments, none) -> self.parameter(arguments[0].toString())),
            Method.<Connection>of(
                    "_literal",
                    (self, arguments, none) -> Py.newString(new Quoting(self).literal(arguments[0].toString()))),
            Method.plain("_pid", (Connection self) -> Py.newInteger(self.session.pid())),
            Method.plain("_transaction_status", Connection::transactionStatus),
            Method.<Connection>of("_tls", (self, arguments, none) -> self.tls(arguments[0].toString())),
            Method.<Connection>of("_set_encoding", (self, arguments, none) -> {
                self.encoding = arguments[0].toString();
                self.codec = arguments[1].toString();
                return Py.None;
            }),
        };
    }

    private static PyDataDescr[] attributes() {
        return new PyDataDescr[] {
            Attribute.<Connection>readOnly("closed", self -> Py.newInteger(self.closed)),
            Attribute.<Connection>of(
                    "_status", self -> Py.newInteger(self.status), (self, value) -> self.status = value.asInt()),
            Attribute.<Connection>readOnly("_error", self -> self.lastError),
            Attribute.<Connection>readOnly("status", self -> Py.newInteger(self.status)),
            Attribute.<Connection>readOnly("encoding", self -> Py.newString(self.encoding)),
            Attribute.<Connection>readOnly("string_types", self -> self.stringTypes),
            Attribute.<Connection>readOnly("binary_types", self -> self.binaryTypes),
            Attribute.<Connection>of("notices", self -> self.notices, (self, value) -> self.notices = value),
            Attribute.<Connection>of("notifies", self -> self.notifies, (self, value) -> self.notifies = value),
            Attribute.<Connection>of(
                    "cursor_factory", self -> self.cursorFactory, (self, value) -> self.cursorFactory = value),
            Attribute.<Connection>of(
                    "_autocommit",
                    self -> Py.newBoolean(self.autocommit),
                    (self, value) -> self.autocommit = value.__nonzero__()),
            Attribute.<Connection>of(
                    "_begin_command", self -> Py.newString(self.begin), (self, value) -> self.begin = value.toString()),
            Attribute.<Connection>of("_xid", self -> self.xid, (self, value) -> self.xid = value),
            Attribute.<Connection>of(
                    "_mark", self -> Py.newInteger(self.mark), (self, value) -> self.mark = value.asInt()),
        };
    }

    private PyObject open(PyDictionary given) {
        Map<String, String> parameters = new HashMap<>();
        given.getMap().forEach((name, value) -> parameters.put(name.toString(), value.toString()));
        try {
            Opened opened = Opened.by(parameters);
            session = opened.session();
            dropping = module.opened(this, opened);
        } catch (Lost e) {
            closed = BROKEN;
            throw Errors.of("OperationalError", e.getMessage());
        }
        status = READY;
        takeMessages();
        return Py.None;
    }

    String encoding() {
        return encoding;
    }

    /** Python's name of the encoding. */
    String codec() {
        return codec;
    }

    int mark() {
        return mark;
    }

    boolean isAutocommit() {
        return autocommit;
    }

    boolean isClosed() {
        return closed != OPEN;
    }

    boolean hasFailedTransaction() {
        return session == null || !session.isOpen() || session.transactionStatus() == 'E';
    }

    boolean escapesBackslashes() {
        return session != null && "off".equals(session.parameter("standard_conforming_strings"));
    }

    private void checkOpen() {
        if (closed != OPEN) {
            throw Errors.of("InterfaceError", "connection already closed");
        }
    }

    void checkNotPrepared(String what) {
        if (status == PREPARED) {
            throw Errors.of("ProgrammingError", what + " cannot be used with a prepared two-phase transaction");
        }
    }

    private PyObject cursor(PyObject[] arguments, String[] keywords) {
        checkOpen();
        ArgParser parser = new ArgParser(
                "cursor", arguments, keywords, new String[] {"name", "cursor_factory", "withhold", "scrollable"}, 0);
        PyObject name = parser.getPyObject(0, Py.None);
        PyObject factory = parser.getPyObject(1, Py.None);
        factory = factory == Py.None ? cursorFactory : factory;
        PyObject made = factory == Py.None ? new Cursor(this, name) : factory.__call__(this, name);
        if (!(made instanceof Cursor cursor)) {
            throw Py.TypeError("cursor factory must be subclass of psycopg2.extensions.cursor");
        }
        cursor.withhold(parser.getPyObject(2, Py.False));
        cursor.scrollable(parser.getPyObject(3, Py.None));
        return cursor;
    }

    private PyObject close() {
        if (closed != CLOSED) {
            closed = CLOSED;
            if (dropping != null) {
                dropping.run();
            }
        }
        return Py.None;
    }

    // Transactions

    private PyObject commit() {
        checkOpen();
        checkNoTwoPhase("commit");
        locked(this::commitLocked);
        return Py.None;
    }

    private void commitLocked() {
        if (autocommit || status != BEGIN) {
            return;
        }
        mark++;
        try {
            command("COMMIT");
        } finally {
            status = READY;
        }
    }

    private PyObject rollback() {
        checkOpen();
        checkNoTwoPhase("rollback");
        locked(this::rollbackLocked);
        return Py.None;
    }

    private void rollbackLocked() {
        if (autocommit || status != BEGIN) {
            return;
        }
        mark++;
        command("ROLLBACK");
        status = READY;
    }

    private void checkNoTwoPhase(String what) {
        if (xid != Py.None) {
            throw Errors.of("ProgrammingError", what + " cannot be used during a two-phase transaction");
        }
    }

    private PyObject reset() {
        locked(() -> {
            mark++;
            if (!autocommit && status == BEGIN) {
                command("ABORT");
            }
            command("DISCARD ALL");
            status = READY;
            xid = Py.None;
        });
        return Py.None;
    }

    /** Begins a transaction unless there is one, or none is wanted. */
    private void begin(Cursor cursor) {
        if (!autocommit && status == READY) {
            done(run(begin, null), begin, cursor);
            status = BEGIN;
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    // Queries

    /** Runs a query of a cursor, in a transaction. */
    Result execute(String query, Copy copy, Cursor cursor, boolean begins) {
        lock.lock();
        try {
            if (begins) {
                begin(cursor);
            }
            return done(run(query, copy), query, cursor);
        } finally {
            lock.unlock();
        }
    }

    private void command(String command) {
        locked(() -> done(run(command, null), command, null));
    }

    /** The first value of the first row as a string; None if there is none. */
    private PyObject query(String query) {
        lock.lock();
        try {
            Result result = done(run(query, null), query, null);
            if (result.rows().isEmpty()) {
                return Py.None;
            }
            byte[] row = result.rows().get(0);
            int length = Row.length(row, 0);
            return length < 0 ? Py.None : Casts.bytes(row, Row.LENGTH_BYTES, length, null);
        } finally {
            lock.unlock();
        }
    }

    private Result run(String query, Copy copy) {
        if (session == null || !session.isOpen()) {
            throw Errors.of("InterfaceError", "connection already closed");
        }
        try {
            return session.run(query, copy);
        } catch (Lost e) {
            throw lost(e);
        } catch (IllegalStateException e) {
            throw Errors.of("ProgrammingError", e.getMessage());
        } catch (CopyWithoutFile e) {
            throw Errors.of(
                    "ProgrammingError",
                    "can't execute COPY " + e.getMessage() + ": use the "
                            + (e.getMessage().equals("FROM") ? "copy_from()" : "copy_to()") + " method instead");
        } finally {
            if (!session.isOpen() && closed == OPEN) {
                closed = BROKEN;
            }
            takeMessages();
        }
    }

    private PyException lost(Lost e) {
        closed = closed == OPEN ? BROKEN : closed;
        return Errors.of("OperationalError", e.getMessage());
    }

    private Result done(Result result, String query, Cursor cursor) {
        if (result.error() == null) {
            lastError = Py.None;
            return result;
        }
        lastError = Py.newString(result.error().errorText(query, Text.isUtf8(this)));
        throw Errors.ofServer(result.error(), query, cursor, Text.isUtf8(this));
    }

    private void takeMessages() {
        for (ServerMessage notice : session.takeNotices()) {
            append(notices, Py.newString(notice.noticeText()));
        }
        if (notices instanceof PyList list && list.size() > MAX_NOTICES) {
            list.subList(0, list.size() - MAX_NOTICES).clear();
        }
        for (Session.Notification notification : session.takeNotifications()) {
            append(
                    notifies,
                    module.inPython("Notify")
                            .__call__(
                                    Py.newInteger(notification.pid()),
                                    Py.newString(notification.channel()),
                                    Py.newString(notification.payload())));
        }
    }

    /** An application may have put anything in place of a list, or None. */
    private static void append(PyObject list, PyObject item) {
        PyObject append = list.__findattr__("append");
        if (append != null) {
            append.__call__(item);
        }
    }

    /** Takes notifications that have come; {@code extensions.POLL_OK}. */
    private PyObject poll() {
        checkOpen();
        lock.lock();
        try {
            session.poll();
        } catch (Lost e) {
            throw lost(e);
        } finally {
            lock.unlock();
        }
        takeMessages();
        return Py.Zero;
    }

    private PyObject cancel() {
        checkOpen();
        checkNotPrepared("cancel");
        try {
            session.cancel();
            return Py.None;
        } catch (IOException e) {
            throw Errors.of("OperationalError", "the command could not be cancelled: " + e.getMessage());
        }
    }

    private PyObject parameter(String name) {
        String value = session.parameter(name);
        return value == null ? Py.None : Py.newString(value);
    }

    private PyObject tls(String name) {
        String value = session == null ? null : session.tls(name);
        return value == null ? Py.None : Py.newString(value);
    }

    /** {@code extensions.TRANSACTION_STATUS_IDLE} and so on. */
    private PyObject transactionStatus() {
        if (session == null || !session.isOpen()) {
            return Py.newInteger(4);
        }
        return Py.newInteger("IATE".indexOf(session.transactionStatus()));
    }
}
