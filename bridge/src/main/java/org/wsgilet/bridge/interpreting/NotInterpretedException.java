package org.wsgilet.bridge.interpreting;

/** Something that the interpreter leaves to the compiler, as what the compiler refuses. */
public final class NotInterpretedException extends Exception {

    private static final long serialVersionUID = 1;

    NotInterpretedException(String what) {
        super(what, null, false, false);
    }
}
