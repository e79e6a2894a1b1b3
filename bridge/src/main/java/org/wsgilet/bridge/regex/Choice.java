package org.wsgilet.bridge.regex;

/** What else a match can do at a place. */
enum Choice {
    /** The next alternative of {@code a|b}. */
    ALTERNATIVE,
    /** One character less of {@code a*}. */
    FEWER,
    /** One character more of {@code a*?}. */
    MORE,
    /** What follows {@code (ab)*}, without another time. */
    TAIL,
    /** Another time of {@code (ab)*?}. */
    ITEM;

    static final Choice[] ALL = values();
}
