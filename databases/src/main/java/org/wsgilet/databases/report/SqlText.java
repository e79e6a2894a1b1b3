package org.wsgilet.databases.report;

import java.util.regex.Pattern;

/**
 * The text of a statement without the values in it, which may be secrets, and would make each statement one of its own.
 */
final class SqlText {

    /** Of what is looked at. */
    static final int MAX_LENGTH = 10_000;

    private static final int SHOWN_LENGTH = 300;

    /** What is left of {@code 'it''s'}. */
    private static final Pattern MARKS = Pattern.compile("\\?{2,}");

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w$%:.])\\d[\\w.]*+");

    /** {@code (%s, %s)}: how many values there are makes no other statement. */
    private static final Pattern VALUES = Pattern.compile("(\\?|%s)(?:\\s*,\\s*(?:\\?|%s))++");

    private static final Pattern LISTS = Pattern.compile("(\\((?:\\?|%s), \\.\\.\\.\\))(?:\\s*,\\s*\\1)++");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private SqlText() {}

    static String of(String sql, Dialect dialect) {
        String text = sql.length() > MAX_LENGTH ? sql.substring(0, MAX_LENGTH) : sql;
        text = MARKS.matcher(dialect.strings.matcher(text).replaceAll("?")).replaceAll("?");
        text = NUMBER.matcher(text).replaceAll("?");
        text = VALUES.matcher(text).replaceAll("$1, ...");
        text = LISTS.matcher(text).replaceAll("$1, ...");
        text = SPACE.matcher(text).replaceAll(" ").strip();
        return text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "..." : text;
    }
}
