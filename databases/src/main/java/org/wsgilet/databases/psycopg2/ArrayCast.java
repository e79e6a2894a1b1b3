package org.wsgilet.databases.psycopg2;

import java.util.ArrayDeque;
import java.util.Deque;
import org.python.core.PyList;
import org.python.core.PyObject;

/** Arrays: {@code {1,NULL,{"a b"}}}, and {@code [0:1]={1,2}} where they do not begin at 1. */
final class ArrayCast implements Cast {

    private static final int MAX_DIMENSIONS = 16;

    private final Typecaster item;

    ArrayCast(Typecaster item) {
        this.item = item;
    }

    @Override
    public PyObject cast(byte[] data, int offset, int length, Cursor cursor) {
        int end = offset + length;
        int i = afterBounds(data, offset, end);
        if (i >= end || data[i] != '{') {
            throw Errors.of("DataError", "array does not start with '{'");
        }
        if (i + 1 == end) {
            throw Errors.of("DataError", "malformed array: '{'");
        }
        Deque<PyList> outer = new ArrayDeque<>();
        PyList list = new PyList();
        for (i++; i < end; ) {
            switch (data[i]) {
                case '{' -> {
                    if (outer.size() == MAX_DIMENSIONS) {
                        throw Errors.of("DataError", "excessive array dimensions");
                    }
                    PyList inner = new PyList();
                    list.append(inner);
                    outer.push(list);
                    list = inner;
                    i++;
                }
                case '}' -> {
                    i++;
                    if (outer.isEmpty()) {
                        if (i < end) {
                            throw Errors.of("DataError", "unbalanced braces in array");
                        }
                        return list;
                    }
                    list = outer.pop();
                }
                case ',' -> i++;
                case '"' -> i = quoted(data, i + 1, end, list, cursor);
                default -> i = plain(data, i, end, list, cursor);
            }
        }
        throw Errors.of("DataError", "unbalanced braces in array");
    }

    private static int afterBounds(byte[] data, int offset, int end) {
        if (offset >= end || data[offset] != '[') {
            return offset;
        }
        int i = offset;
        while (i < end && data[i] != '=') {
            i++;
        }
        return i + 1;
    }

    private int quoted(byte[] data, int begin, int end, PyList list, Cursor cursor) {
        byte[] value = new byte[end - begin];
        int size = 0;
        int i = begin;
        for (; i < end && data[i] != '"'; i++) {
            if (data[i] == '\\' && i + 1 < end) {
                i++;
            }
            value[size++] = data[i];
        }
        list.append(item.cast(value, 0, size, cursor));
        return i + 1;
    }

    private int plain(byte[] data, int begin, int end, PyList list, Cursor cursor) {
        int i = begin;
        boolean escaped = false;
        for (; i < end && data[i] != ',' && data[i] != '}'; i++) {
            if (data[i] == '\\') {
                escaped = true;
                i++;
            }
        }
        if (escaped) {
            byte[] value = new byte[i - begin];
            int size = 0;
            for (int from = begin; from < i; from++) {
                from += data[from] == '\\' ? 1 : 0;
                value[size++] = data[from];
            }
            list.append(item.cast(value, 0, size, cursor));
        } else if (isNull(data, begin, i)) {
            list.append(item.castNull(cursor));
        } else {
            list.append(item.cast(data, begin, i - begin, cursor));
        }
        return i;
    }

    private static boolean isNull(byte[] data, int begin, int end) {
        return end - begin == "null".length()
                && Typecaster.latin1(data, begin, end - begin).equalsIgnoreCase("null");
    }
}
