package org.wsgilet.bridge.compiling;

/** The names of functions. */
public final class FunctionNames {

    private FunctionNames() {}

    /**
     * Called by the changed {@code org.python.compiler.Module}: {@code def __f} in a class {@code C} is kept as {@code _C__f}, and
     * is called {@code __f} in tracebacks and by {@code __name__}, as in CPython.
     */
    public static String plain(String name, String className) {
        if (className == null || !name.startsWith("_")) {
            return name;
        }
        String owner = "_" + className.replaceFirst("^_+", "");
        return name.startsWith(owner + "__") ? name.substring(owner.length()) : name;
    }
}
