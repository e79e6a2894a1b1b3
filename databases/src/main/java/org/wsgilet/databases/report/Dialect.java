package org.wsgilet.databases.report;

import java.util.regex.Pattern;

/** How a database writes strings, and what it is called where its statements are shown. */
public enum Dialect {
    SQLITE("SQLite", Strings.STANDARD, true),
    POSTGRESQL("PostgreSQL", Strings.STANDARD, true),
    /** MySQLdb's cursors write values into the statement. */
    MYSQL("MySQL", Strings.MYSQL, false),
    /** With {@code NO_BACKSLASH_ESCAPES}. */
    MYSQL_WITHOUT_BACKSLASHES("MySQL", Strings.MYSQL_WITHOUT_BACKSLASHES, false);

    private static final class Strings {

        /** Also of PostgreSQL with backslashes or dollars, and also those that the cut has left open. */
        static final String STANDARD =
                "[eE]'(?:[^'\\\\]++|\\\\.|\\\\$)*+(?:'|$)|'[^']*+(?:'|$)|\\$(\\w*)\\$.*?(?:\\$\\1\\$|$)";

        static final String MYSQL = "'(?:[^'\\\\]++|\\\\.|\\\\$)*+(?:'|$)|\"(?:[^\"\\\\]++|\\\\.|\\\\$)*+(?:\"|$)";
        static final String MYSQL_WITHOUT_BACKSLASHES = "'[^']*+(?:'|$)|\"[^\"]*+(?:\"|$)";
    }

    final String title;
    final Pattern strings;

    /** Whether the same statement comes with the same text, whatever its values are. */
    final boolean hasPlaceholders;

    Dialect(String title, String strings, boolean hasPlaceholders) {
        this.title = title;
        this.strings = Pattern.compile(strings, Pattern.DOTALL);
        this.hasPlaceholders = hasPlaceholders;
    }
}
