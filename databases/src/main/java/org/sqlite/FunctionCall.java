package org.sqlite;

/**
 * What SQLite gives to a function that it calls. The methods of {@link Function} ask for a JDBC connection, and look
 * for it at each value; these do without. The fields belong to this package.
 */
public final class FunctionCall {

    private FunctionCall() {}

    /** The number of arguments of the running call. */
    public static int arguments(Function function) {
        return function.args;
    }

    /** Where the result of the running call goes: the first argument of {@code DB.result_*}. */
    public static long context(Function function) {
        return function.context;
    }
}
