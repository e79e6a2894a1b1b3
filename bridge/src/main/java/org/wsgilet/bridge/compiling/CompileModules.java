package org.wsgilet.bridge.compiling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.wsgilet.bridge.compiling.ModuleCompiler.NotCompiledException;
import org.wsgilet.bridge.jython.Interpreter;

/**
 * A program for build tools: compiles the Python modules below each folder that is named, a folder of {@code sys.path},
 * and writes {@code m$py.class} beside {@code m.py}. Modules that do not compile are named and stay in source.
 */
public final class CompileModules {

    private int compiled;
    private int current;
    private int inSource;

    private CompileModules() {}

    /** Ends with 1 if a folder is not there or a file cannot be read or written. */
    public static void main(String[] folders) {
        CompileModules program = new CompileModules();
        try (Interpreter interpreter = new Interpreter(
                Path.of(""), List.of(), Map.of(), CompileModules.class.getClassLoader(), null, Set.of())) {
            interpreter.runOnNewThread(() -> {
                for (String folder : folders) {
                    program.compileAll(Path.of(folder));
                }
                return null;
            });
        } catch (IOException e) {
            System.err.println("cannot read or write " + e.getMessage() + ": name folders with Python modules.");
            System.exit(1);
        }
        System.out.println(program.compiled + " modules compiled, " + program.current + " up to date, "
                + program.inSource + " in source");
    }

    private void compileAll(Path root) throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(root)) {
            sources = files.filter(file -> file.toString().endsWith(ModuleCompiler.SOURCE))
                    .sorted()
                    .toList();
        }
        for (Path source : sources) {
            compile(root, source);
        }
    }

    private void compile(Path root, Path source) throws IOException {
        Path target = source.resolveSibling(
                ModuleCompiler.compiledOf(source.getFileName().toString()));
        if (Files.exists(target)
                && Files.getLastModifiedTime(target).compareTo(Files.getLastModifiedTime(source)) >= 0) {
            current++;
            return;
        }
        String path = root.relativize(source).toString().replace('\\', '/');
        try {
            Files.write(target, ModuleCompiler.compile(source, path));
            compiled++;
        } catch (NotCompiledException e) {
            System.err.println("Not compiled: " + path + ": " + e.getMessage());
            inSource++;
        }
    }
}
