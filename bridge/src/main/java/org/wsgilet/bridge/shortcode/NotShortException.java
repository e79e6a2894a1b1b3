package org.wsgilet.bridge.shortcode;

/** Something that is not interpreted: a function, a loop, a comprehension. */
final class NotShortException extends Exception {

    private static final long serialVersionUID = 1;

    NotShortException(String what) {
        super(what, null, false, false);
    }
}
