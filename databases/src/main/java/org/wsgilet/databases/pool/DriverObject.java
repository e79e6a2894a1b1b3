package org.wsgilet.databases.pool;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * An object of the JDBC driver behind a container's pool. That driver is seldom the one that a web application has, so
 * that its classes are others of the same names: what is wanted of them is reached by reflection.
 */
public record DriverObject(Object object) {

    /**
     * The driver's own connection in what a pool has lent. Its interface is where the pool, the application or this
     * class finds it.
     *
     * @throws SQLException with a sentence, if the pool is one of another driver
     */
    public static DriverObject behind(Connection lent, String type, String driver) throws SQLException {
        ClassLoader[] loaders = {
            lent.getClass().getClassLoader(),
            Thread.currentThread().getContextClassLoader(),
            DriverObject.class.getClassLoader()
        };
        for (ClassLoader loader : loaders) {
            try {
                Class<?> found = Class.forName(type, false, loader);
                if (found.isInstance(lent) || lent.isWrapperFor(found)) {
                    return new DriverObject(lent.unwrap(found));
                }
            } catch (ClassNotFoundException e) {
                // This one does not have it.
            }
        }
        throw new SQLException("the DataSource has no connections of " + driver + ", but of "
                + lent.getMetaData().getDriverName());
    }

    /** Calls the public method of this name that takes as many arguments. */
    public DriverObject call(String name, Object... arguments) throws ReflectiveOperationException {
        Method method = Arrays.stream(object.getClass().getMethods())
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(object.getClass().getName() + "." + name));
        return new DriverObject(method.invoke(object, arguments));
    }

    /** The value of a field, which may be private. */
    public DriverObject field(String name) throws ReflectiveOperationException {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return new DriverObject(field.get(object));
                }
            }
        }
        throw new NoSuchFieldException(object.getClass().getName() + "." + name);
    }
}
