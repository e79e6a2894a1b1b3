package org.wsgilet.bridge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wsgilet.bridge.jython.Interpreter;

/**
 * An interpreter that is made before it is needed, with the modules of the standard library that the generation before
 * has imported: half of the time that a Flask application takes to load.
 */
record SpareInterpreter(Interpreter interpreter, List<String> modules) {

    static SpareInterpreter after(WsgiApplication application) {
        List<String> modules = application.interpreter().libraryModules();
        Interpreter interpreter = WsgiApplication.newInterpreter(application.settings());
        interpreter.importLibrary(modules);
        return new SpareInterpreter(interpreter, modules);
    }

    /** Whether one of the folders has a module now that Python would have found before that of the standard library. */
    boolean isShadowed(List<Path> folders) {
        return modules.stream()
                .filter(name -> name.indexOf('.') < 0)
                .anyMatch(name -> folders.stream()
                        .anyMatch(folder -> Files.exists(folder.resolve(name + ".py"))
                                || Files.exists(folder.resolve(name + "$py.class"))
                                || Files.isDirectory(folder.resolve(name))));
    }
}
