package org.wsgilet.bridge.jython;

import java.util.concurrent.locks.ReentrantLock;
import org.python.core.Py;
import org.python.core.PySystemState;
import org.slf4j.LoggerFactory;

/** The lock of an interpreter's imports, which lets an interrupt end the wait for it. */
final class ImportLock extends ReentrantLock {

    private static final long serialVersionUID = 1;

    private ImportLock() {}

    /** To be called before the interpreter imports anything. */
    static void install(PySystemState sys) {
        try {
            Internal.IMPORT_LOCK.field().set(sys, new ImportLock());
        } catch (ReflectiveOperationException e) {
            LoggerFactory.getLogger(ImportLock.class)
                    .debug("imports cannot be interrupted: this Jython is not the one Wsgilet knows", e);
        }
    }

    @Override
    public void lock() {
        try {
            lockInterruptibly();
        } catch (InterruptedException e) {
            throw Py.JavaError(e);
        }
    }
}
