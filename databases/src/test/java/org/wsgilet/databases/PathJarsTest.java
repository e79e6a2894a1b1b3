package org.wsgilet.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.imp;
import org.wsgilet.bridge.jython.Interpreter;

/** Drivers for Java, and whatever else a program has in jars. */
class PathJarsTest {

    @TempDir
    Path folder;

    @Test
    void javaClassesAreFoundInJarsOnThePath() throws Exception {
        Path jar = jar();
        Files.writeString(folder.resolve("program.py"), """
                import sys

                def run(jar):
                    try:
                        from shop import Greeting
                    except ImportError:
                        sys.path.append(jar)
                    from shop import Greeting
                    return Greeting.hello()
                """);

        try (Interpreter interpreter = Python.interpreter(folder)) {
            PyObject said = interpreter.runOnNewThread(
                    () -> imp.importName("program", true).invoke("run", Py.newString(jar.toString())));
            assertThat(said).asString().isEqualTo("hello");
            assertThat(said).isInstanceOf(PyString.class);
        }
    }

    private Path jar() throws Exception {
        Path source = Files.writeString(folder.resolve("Greeting.java"), """
                package shop;
                public class Greeting {
                    public static String hello() {
                        return "hello";
                    }
                }
                """);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        assertThat(javac.run(System.out, System.err, "-d", folder.toString(), source.toString()))
                .isZero();
        Path compiled = folder.resolve("shop/Greeting.class");
        Path jar = folder.resolve("shop.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("shop/Greeting.class"));
            entries.write(Files.readAllBytes(compiled));
        }
        Files.delete(compiled);
        return jar;
    }
}
