package org.wsgilet.databases.postgresql;

import java.util.List;

/**
 * What the last command of a query gave.
 *
 * @param kind which of the others have a value
 * @param columns of {@link Kind#ROWS}
 * @param rows of {@link Kind#ROWS}, each the message of the server: for each column its length in four bytes, -1 for
 *     NULL, and the bytes of its text
 * @param status such as {@code INSERT 0 1}; null if the command failed
 * @param error of {@link Kind#ERROR}
 */
public record Result(Kind kind, List<Column> columns, List<byte[]> rows, String status, ServerMessage error) {

    /** What became of a command. */
    public enum Kind {
        DONE,
        ROWS,
        EMPTY,
        ERROR,
        /** A COPY that nobody took data for, or gave data to. */
        COPY_WITHOUT_FILE,
    }

    static Result of(Kind kind) {
        return new Result(kind, List.of(), List.of(), null, null);
    }

    static Result failed(ServerMessage error) {
        return new Result(Kind.ERROR, List.of(), List.of(), null, error);
    }

    /** The number of rows that the status says; -1 if it says none. */
    public long affected() {
        if (status == null) {
            return -1;
        }
        String number = status.substring(status.lastIndexOf(' ') + 1);
        return !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(number) : -1;
    }

    /** The OID of the row that an INSERT made; 0 if there is none. */
    public long insertedOid() {
        String[] words = status == null ? new String[0] : status.split(" ");
        return words.length == 3 && words[0].equals("INSERT") ? Long.parseLong(words[1]) : 0;
    }
}
