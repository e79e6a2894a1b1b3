package org.wsgilet.bridge.jython.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassVisitor;
import org.python.core.PyBUF;
import org.wsgilet.bridge.jython.Interpreter;

/** The Jython of this build is the one whose classes are known; another one is left as it is. */
class JythonClassesTest {

    private static final ChangedClass UNKNOWN =
            new ChangedClass("org.python.core.PyUnicode", "org.python.core.PyBUF", 7, "nothing is lost", Nothing::new);

    @Test
    void theClassesOfThisJythonAreKnownAndRun() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class.forName(
                    Interpreter.class.getName(), true, loader); // verified before Jython starts, where no command runs
            Class<?> mechanism = loader.loadClass(JythonClasses.class.getName());
            mechanism.getMethod("change").invoke(null);

            assertThat(mechanism.getMethod("unchanged").invoke(null)).isEqualTo(List.of());
            Class.forName("org.python.core.Py", true, loader); // before its types
            for (ChangedClass each : JythonClasses.ALL) {
                Class.forName(each.name(), true, loader); // the JVM verifies it
            }
        }
    }

    @Test
    void inAJarTheyAreTheSameAndFoundFirst(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("changed.jar");
        ChangedClassesJar.main(file.toString());

        URL[] inFront = Stream.concat(Stream.of(file.toUri().toURL()), Arrays.stream(classPath()))
                .toArray(URL[]::new);
        URL[] behind = Stream.concat(
                        Arrays.stream(classPath()), Stream.of(file.toUri().toURL()))
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(inFront, ClassLoader.getPlatformClassLoader());
                URLClassLoader other = new URLClassLoader(behind, ClassLoader.getPlatformClassLoader())) {
            for (ChangedClass each : JythonClasses.ALL) {
                try (InputStream changed = loader.getResourceAsStream(each.file())) {
                    assertThat(changed)
                            .hasBinaryContent(each.rewritten(getClass().getClassLoader()));
                }
            }
            assertThat(ChangedClassesJar.isInFront(loader)).isTrue();
            assertThat(ChangedClassesJar.isInFront(other)).isFalse();
            assertThat(ChangedClassesJar.isInFront(getClass().getClassLoader())).isFalse();
        }
    }

    @Test
    void anotherClassIsRefusedByName() throws Exception {
        byte[] original;
        try (InputStream file = PyBUF.class.getResourceAsStream("PyUnicode.class")) {
            original = file.readAllBytes();
        }

        assertThatThrownBy(() -> UNKNOWN.rewritten(original))
                .hasMessage(
                        "org.python.core.PyUnicode is not the class of Jython that Wsgilet knows: it has 0 of the 7 "
                                + "places to change");
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(JythonClassesTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Nothing extends Rewriting {
        Nothing(ClassVisitor next) {
            super(next);
        }
    }
}
