package org.wsgilet.databases.mysql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * What an OK packet says of the state of the session, as a query such as {@code SET NAMES} or {@code USE} may change
 * it.
 *
 * @param charset the character set in which the client sends from now on; null if it has not changed
 * @param hasOtherDatabase whether names of tables are those of another database from now on
 */
record SessionTracking(String charset, boolean hasOtherDatabase) {

    private static final int SYSTEM_VARIABLES = 0;
    private static final int SCHEMA = 1;

    /** @param changes the part of the packet */
    static SessionTracking parse(String changes) {
        String charset = null;
        boolean otherDatabase = false;
        Packet packet = new Packet(changes.getBytes(ISO_8859_1));
        while (packet.hasMore()) {
            int kind = packet.int1();
            Packet change = new Packet(packet.string().getBytes(ISO_8859_1));
            otherDatabase |= kind == SCHEMA;
            while (kind == SYSTEM_VARIABLES && change.hasMore()) {
                String name = change.string();
                int length = change.length();
                String value = length < 0 ? "" : change.string(length);
                charset = name.equals("character_set_client") ? value : charset;
            }
        }
        return new SessionTracking(charset, otherDatabase);
    }
}
