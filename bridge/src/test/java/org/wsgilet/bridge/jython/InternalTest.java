package org.wsgilet.bridge.jython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Says what a new Jython broke: {@code mvn test -pl bridge -Dtest=InternalTest -Djython.version=...}. */
class InternalTest {

    /**
     * These look into the JDK, JNR, classes that we have compiled ourselves, and files ({@code StandardStreamsTest}).
     */
    private static final Set<String> OTHERS = Set.of(
            "Internal.java",
            "NativeNumber.java",
            "NativePosix.java",
            "CompiledFunctions.java",
            "LargeFunction.java",
            "StandardStreams.java");

    @Test
    void nobodyElseReachesIn() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !OTHERS.contains(file.getFileName().toString())))
                    .noneMatch(file ->
                            contentOf(file.toFile()).matches("(?s).*(?:getDeclared(?:Field|Method)|setAccessible).*"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void jythonStillHas(Internal internal) {
        assertThatCode(internal::find).as("%s", internal).doesNotThrowAnyException();
    }
}
