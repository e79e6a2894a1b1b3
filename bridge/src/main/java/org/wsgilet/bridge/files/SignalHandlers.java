package org.wsgilet.bridge.files;

import java.util.function.BooleanSupplier;

/**
 * Who runs Python's handlers of signals where an interrupt ends the wait for a pipe: nobody, unless a thread runs a
 * program.
 */
public final class SignalHandlers {

    private static volatile BooleanSupplier due = () -> false;

    private SignalHandlers() {}

    /** @param handlers runs those that are due in the calling thread, and tells whether the interrupt was for them */
    public static void runBy(BooleanSupplier handlers) {
        due = handlers;
    }

    /** Whether the interrupt was for a signal, whose handlers have run then. Raises what they raise. */
    static boolean haveRun() {
        return due.getAsBoolean();
    }
}
