package org.wsgilet.bridge.jython;

import java.util.regex.Pattern;

/** Names in a class that begin with two underscores: {@code __f} of {@code C} is kept as {@code _C__f}. */
public final class PrivateNames {

    private static final Pattern UNDERSCORES = Pattern.compile("^_+");

    private PrivateNames() {}

    /**
     * What a name is kept as; itself if it is not private, and in classes that are called by underscores alone.
     *
     * @param className null outside of classes
     */
    public static String mangled(String className, String name) {
        if (className == null || !name.startsWith("__") || name.endsWith("__")) {
            return name.intern();
        }
        String letters = letters(className);
        return letters.isEmpty() ? name.intern() : ("_" + letters + name).intern();
    }

    /**
     * Called by the changed {@code org.python.compiler.Module}: {@code def __f} in a class {@code C} is kept as
     * {@code _C__f}, and is called {@code __f} in tracebacks and by {@code __name__}, as in CPython.
     */
    public static String plain(String name, String className) {
        if (className == null || !name.startsWith("_")) {
            return name;
        }
        String letters = letters(className);
        boolean isPrivate = !letters.isEmpty() && name.startsWith("_" + letters + "__");
        return isPrivate ? name.substring(letters.length() + 1) : name;
    }

    private static String letters(String className) {
        return UNDERSCORES.matcher(className).replaceFirst("");
    }
}
