package org.wsgilet.databases.mysql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What an OK packet says of the state of the session. */
final class SessionTracking {

    private static final int SYSTEM_VARIABLES = 0;

    private SessionTracking() {}

    /**
     * The character set in which the client sends from now on, as a query such as {@code SET NAMES} may change it.
     *
     * @param changes the part of the packet
     * @return null if it has not changed
     */
    static String charset(String changes) {
        String charset = null;
        Packet packet = new Packet(changes.getBytes(ISO_8859_1));
        while (packet.hasMore()) {
            int kind = packet.int1();
            Packet change = new Packet(packet.string().getBytes(ISO_8859_1));
            while (kind == SYSTEM_VARIABLES && change.hasMore()) {
                String name = change.string();
                int length = change.length();
                String value = length < 0 ? "" : change.string(length);
                charset = name.equals("character_set_client") ? value : charset;
            }
        }
        return charset;
    }
}
