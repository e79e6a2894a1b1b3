package org.wsgilet.installing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wsgilet.bridge.files.FileTree;

/** Folders that are there until the process ends. */
public final class TemporaryFolder {

    private TemporaryFolder() {}

    /** A new one. It is deleted after Ctrl-C, too. */
    public static Path make() throws IOException {
        Path folder = create();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "wsgilet-stop"));
        return folder;
    }

    private static Path create() throws IOException {
        try {
            return Files.createTempDirectory("wsgilet-install").toRealPath();
        } catch (IOException e) {
            throw new IOException("cannot make a temporary folder (" + e + "): set java.io.tmpdir", e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            System.err.println("wsgilet: the folder " + folder + " is still there: " + e);
        }
    }
}
