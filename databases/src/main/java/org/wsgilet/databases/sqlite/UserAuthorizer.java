package org.wsgilet.databases.sqlite;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Closure;
import com.kenai.jffi.ClosureManager;
import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.Type;
import java.lang.ref.WeakReference;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.sqlite.core.NativeCalls;
import org.wsgilet.bridge.library.foreign.ForeignMemory;

/**
 * What is asked for each thing that a statement does, while SQLite compiles it. SQLite calls it by way of jffi, as
 * sqlite-jdbc has nothing for it. To be used by a thread that has the database's monitor.
 */
final class UserAuthorizer implements Closure {

    private static final int OK = 0;
    private static final int DENY = 1;

    private static final int ACTION = 1;
    private static final int TEXTS = 4;

    private final Database database;
    private final ExtensionTable functions;
    private final Handle handle;
    private WeakReference<PyObject> callable;

    /** NotSupportedError where SQLite's function cannot be called. */
    UserAuthorizer(Database database) {
        this.database = database;
        if (!ForeignMemory.isNative()) {
            throw notSupported("a web application has no native code, as it could not be undeployed", null);
        }
        try {
            functions = ExtensionTable.get();
            handle = ClosureManager.getInstance().newClosure(this, callback());
        } catch (UnsupportedOperationException | LinkageError e) {
            throw notSupported(e.getMessage(), e);
        }
    }

    private static CallContext callback() {
        Type[] parameters = {Type.POINTER, Type.SINT32, Type.POINTER, Type.POINTER, Type.POINTER, Type.POINTER};
        return CallContext.getCallContext(Type.SINT32, parameters, CallingConvention.DEFAULT, false);
    }

    private static PyException notSupported(String reason, Throwable cause) {
        PyException error = new PyException(
                Errors.NOT_SUPPORTED_ERROR,
                "set_authorizer() is not available here: " + reason
                        + ". Open the database with \"PRAGMA query_only = ON\" to refuse changes.");
        if (cause != null) {
            error.initCause(cause);
        }
        return error;
    }

    /** Has Python code asked from now on, also for statements that are compiled already. */
    void ask(PyObject function) {
        callable = new WeakReference<>(function);
        try {
            if (functions.setAuthorizer(NativeCalls.pointer(database.db), handle.getAddress()) != OK) {
                throw Errors.operational("Error setting authorizer function");
            }
        } catch (ReflectiveOperationException e) {
            throw notSupported("sqlite-jdbc is of another version", e);
        }
    }

    /** Called by SQLite: nothing may be thrown through it. */
    @Override
    public void invoke(Buffer buffer) {
        buffer.setIntReturn(database.commands.isOwn() ? OK : answer(buffer));
    }

    private int answer(Buffer buffer) {
        try {
            PyObject[] arguments = new PyObject[1 + TEXTS];
            arguments[0] = Py.newInteger(buffer.getInt(ACTION));
            for (int i = 1; i <= TEXTS; i++) {
                arguments[i] = text(buffer.getAddress(ACTION + i));
            }
            if (FileNames.isCall(arguments)) {
                return OK;
            }
            PyObject answer = callable.get().__call__(arguments);
            return answer instanceof PyInteger integer ? integer.getValue() : DENY;
        } catch (PyException e) {
            database.raised.failed(e);
            return DENY;
        } catch (RuntimeException | StackOverflowError e) {
            database.raised.failed(Py.JavaError(e));
            return DENY;
        }
    }

    private static PyObject text(long address) {
        return address == 0
                ? Py.None
                : SqliteValues.bytes(MemoryIO.getInstance().getZeroTerminatedByteArray(address));
    }

    /** To be called when the database is closed. */
    void release() {
        handle.dispose();
    }
}
