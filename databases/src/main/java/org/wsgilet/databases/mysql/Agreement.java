package org.wsgilet.databases.mysql;

import org.mariadb.jdbc.client.Context;
import org.mariadb.jdbc.util.constants.Capabilities;
import org.wsgilet.databases.pool.DriverObject;

/**
 * What a server and its client said at the login.
 *
 * @param serverCapabilities the first 32 of them, MySQLdb's {@code CLIENT}
 * @param tracksSession whether the server tells which settings of the session a query has changed
 * @param endsWithOk whether rows end with an OK packet, in place of an EOF packet
 * @param hasExtendedTypes whether columns carry MariaDB's names of types
 * @param status the server's flags of the session
 */
record Agreement(
        String version,
        long threadId,
        long serverCapabilities,
        boolean tracksSession,
        boolean endsWithOk,
        boolean hasExtendedTypes,
        int status) {

    static Agreement of(Context context) {
        long capabilities = 0;
        for (long bit = 1; bit < 1L << Integer.SIZE; bit <<= 1) {
            capabilities |= context.hasServerCapability(bit) ? bit : 0;
        }
        return new Agreement(
                context.getVersion().getVersion(),
                context.getThreadId(),
                capabilities,
                context.hasClientCapability(Capabilities.CLIENT_SESSION_TRACK),
                context.isEofDeprecated(),
                context.hasClientCapability(Capabilities.EXTENDED_METADATA),
                context.getServerStatus());
    }

    /** Of the Context of a container's Connector/J. */
    static Agreement of(DriverObject context) throws ReflectiveOperationException {
        long capabilities = 0;
        for (long bit = 1; bit < 1L << Integer.SIZE; bit <<= 1) {
            capabilities |= is(context, "hasServerCapability", bit) ? bit : 0;
        }
        return new Agreement(
                (String) context.call("getVersion").call("getVersion").object(),
                (long) context.call("getThreadId").object(),
                capabilities,
                is(context, "hasClientCapability", Capabilities.CLIENT_SESSION_TRACK),
                (boolean) context.call("isEofDeprecated").object(),
                is(context, "hasClientCapability", Capabilities.EXTENDED_METADATA),
                (int) context.call("getServerStatus").object());
    }

    private static boolean is(DriverObject context, String name, long capability) throws ReflectiveOperationException {
        return (boolean) context.call(name, capability).object();
    }
}
