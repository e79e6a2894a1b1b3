package org.wsgilet.databases.postgresql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The message that describes the columns of a result. */
final class Columns {

    private static final int SHORT_MASK = 0xffff;

    private Columns() {}

    static List<Column> parse(byte[] body) {
        ByteBuffer buffer = ByteBuffer.wrap(body);
        int count = buffer.getShort() & SHORT_MASK;
        List<Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int start = buffer.position();
            while (buffer.get() != 0) {} // to the end of the name
            String name = new String(body, start, buffer.position() - start - 1, ISO_8859_1);
            long table = Integer.toUnsignedLong(buffer.getInt());
            int number = buffer.getShort();
            long type = Integer.toUnsignedLong(buffer.getInt());
            int size = buffer.getShort();
            int modifier = buffer.getInt();
            buffer.getShort(); // text, in simple queries
            columns.add(new Column(name, table, number, type, size, modifier));
        }
        return List.copyOf(columns);
    }
}
