package org.wsgilet.bridge.library;

import org.python.core.BytecodeLoader;
import org.python.core.PyCode;

/**
 * The {@code __file__} of a module: its source, where there is one, whether or not it was compiled before. Applications cut
 * the suffix off, {@code __file__.rsplit('.', 1)[0] + '.cfg'}, and know {@code .pyc} at most.
 */
public final class ModuleFile {

    private ModuleFile() {}

    /**
     * Called by Jython's import of a compiled module.
     *
     * @param compiled the name of the class file
     * @param source the name of the source
     * @param from a constant of Jython's {@code CodeImport}
     */
    public static String of(String compiled, String source, Enum<?> from) {
        return from.name().equals("compiled_only") ? compiled : source;
    }

    /**
     * Called by Jython's import of a compiled module in a jar or zip file.
     *
     * @param name the name of the class
     * @param file the name of the class file
     */
    public static PyCode makeCode(String name, byte[] data, String file) {
        return BytecodeLoader.makeCode(name, data, source(file));
    }

    /** Called by Jython's import of modules in jars and zip files: the source of a class file. */
    public static String source(String file) {
        String suffix = "$py.class";
        return file.endsWith(suffix) ? file.substring(0, file.length() - suffix.length()) + ".py" : file;
    }
}
