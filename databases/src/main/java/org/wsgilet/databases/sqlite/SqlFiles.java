package org.wsgilet.databases.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Where SQL names files: {@code ATTACH file AS name} and {@code VACUUM INTO file}. SQLite takes them from the working
 * directory of the process.
 */
final class SqlFiles {

    private final String function;
    private final Predicate<String> relative;
    private final StringBuilder result = new StringBuilder();

    private SqlFiles(String function, Predicate<String> relative) {
        this.function = function;
        this.relative = relative;
    }

    /**
     * Has the names of files go through a function of SQL. Returns the same text if there are none.
     *
     * @param relative which names have to, of those that are in the text as they are
     */
    static String through(String function, Predicate<String> relative, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.contains("attach") && !lower.contains("vacuum")) {
            return text;
        }
        SqlFiles files = new SqlFiles(function, relative);
        List<Sql.Part> parts = Sql.parts(text);
        for (int start = 0; start < parts.size(); ) {
            int end = start;
            while (end < parts.size() && !parts.get(end).is(";")) {
                end++;
            }
            end = Math.min(end + 1, parts.size());
            files.addStatement(parts.subList(start, end));
            start = end;
        }
        return files.result.toString();
    }

    private void addStatement(List<Sql.Part> parts) {
        int first = next(parts, 0);
        int start = parts.size();
        int end = start;
        if (first < start && parts.get(first).is("ATTACH")) {
            start = next(parts, first + 1);
            start = start < end && parts.get(start).is("DATABASE") ? next(parts, start + 1) : start;
            end = find("AS", parts, start);
            start = end == parts.size() ? end : start;
        } else if (first < start && parts.get(first).is("VACUUM")) {
            start = next(parts, find("INTO", parts, first) + 1);
            end = find(";", parts, start);
        }
        while (start < end && parts.get(end - 1).isSpace()) {
            end--;
        }
        add(parts.subList(0, start));
        addFile(parts.subList(start, end));
        add(parts.subList(end, parts.size()));
    }

    /** The first part from there on that is no blank or comment. */
    private static int next(List<Sql.Part> parts, int from) {
        int i = Math.min(from, parts.size());
        while (i < parts.size() && parts.get(i).isSpace()) {
            i++;
        }
        return i;
    }

    /** A word outside of brackets, or the end. */
    private static int find(String word, List<Sql.Part> parts, int from) {
        int depth = 0;
        int i = from;
        while (i < parts.size() && (depth > 0 || !parts.get(i).is(word))) {
            depth += parts.get(i).is("(") ? 1 : parts.get(i).is(")") ? -1 : 0;
            i++;
        }
        return i;
    }

    private void addFile(List<Sql.Part> expression) {
        String name = expression.size() == 1 ? expression.get(0).literal() : null;
        if (expression.isEmpty() || name != null && !relative.test(name)) {
            add(expression);
            return;
        }
        result.append(' ').append(function).append('(');
        if (name == null) {
            add(expression);
        } else { // a name without quotes, or with others, would be a column's for the function
            result.append('\'').append(name.replace("'", "''")).append('\'');
        }
        result.append(')');
    }

    private void add(List<Sql.Part> parts) {
        parts.forEach(part -> result.append(part.text()));
    }
}
