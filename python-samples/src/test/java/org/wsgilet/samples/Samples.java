package org.wsgilet.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wsgilet.testing.WsgiServer;

/** Servers for the Python applications of this module. */
final class Samples {

    private static final Path FRAMEWORKS = Path.of("frameworks").toAbsolutePath();
    private static final Path TEST_APPS = Path.of("src/test/python").toAbsolutePath();

    private Samples() {}

    /** The sample in {@code folder}; {@code app} as in {@code wsgilet serve}. */
    static WsgiServer sample(String folder, String app) {
        return server(Path.of(folder).toAbsolutePath(), app);
    }

    /** The feature application in {@code src/test/python/folder}. */
    static WsgiServer features(String folder, String app) {
        return server(TEST_APPS.resolve(folder), app);
    }

    /** The same application behind the validator of the Python standard library. */
    static String validated(String app) {
        return "validated:wrap(\"" + app + "\")";
    }

    /** The validator raises AssertionError, or writes to wsgi.errors about an iterator that nobody closed. */
    static void assertNoComplaint(WsgiServer server) {
        assertThat(server.log()).doesNotContain("AssertionError", "WSGIWarning", "garbage collected");
    }

    /** A new folder that {@code mvn clean} removes. */
    static Path dataFolder(String name) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "data"));
            return Files.createTempDirectory(parent, name).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WsgiServer server(Path folder, String app) {
        return WsgiServer.of(app).chdir(folder).pythonPath(FRAMEWORKS, TEST_APPS);
    }
}
