package org.wsgilet.databases.pool;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/**
 * A session as HikariCP knows sessions: a {@link Connection} that it asks whether it lives, and closes. Nothing else
 * works.
 */
public final class PoolConnection implements InvocationHandler {

    private final Poolable session;

    private PoolConnection(Poolable session) {
        this.session = session;
    }

    /** Its {@code unwrap}, also of what a pool puts around it, gives the session. */
    public static Connection of(Poolable session) {
        return (Connection) Proxy.newProxyInstance(
                PoolConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, new PoolConnection(session));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "isValid" -> session.isAlive((int) arguments[0]);
            case "close", "abort" -> {
                session.close();
                yield null;
            }
            case "isClosed" -> !session.isOpen();
            case "getAutoCommit" -> true;
            case "unwrap" -> session;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> session.toString();
            default -> nothing(method.getReturnType());
        };
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? 0 : null;
    }
}
