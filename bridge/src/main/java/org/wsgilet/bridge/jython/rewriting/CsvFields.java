package org.wsgilet.bridge.jython.rewriting;

/**
 * {@code csv.QUOTE_NONNUMERIC} quotes a text with digits, which is no number. Jython asks whether it can be made one;
 * it could ask for its type.
 */
final class CsvFields {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.modules._csv.PyWriter",
            "org.python.modules._csv.QuoteStyle",
            1,
            "csv.QUOTE_NONNUMERIC does not quote texts with digits",
            next -> new Redirected(next, null, "__float__", "org/wsgilet/bridge/library/FloatArgument", "ofField"));

    private CsvFields() {}
}
