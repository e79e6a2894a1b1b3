package org.wsgilet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wsgilet.bridge.files.FileTree;

/** Where servers under test and the applications they run leave their files; it goes when the tests end. */
final class Temporary {
    static final Path FOLDER = create();

    private Temporary() {}

    private static Path create() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Project.TARGET), "temporary");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
