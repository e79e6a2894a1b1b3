package org.wsgilet.installing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.wsgilet.bridge.loading.AppSpec;
import org.wsgilet.bridge.loading.LoadException;

/** The folder that {@code wsgilet install} fills, and that the other commands find by themselves. */
public final class SitePackages {

    public static final String NAME = "site-packages";

    private SitePackages() {}

    /** That of a folder, if there is one. */
    public static List<Path> in(Path folder) {
        return Stream.of(folder.resolve(NAME)).filter(Files::isDirectory).toList();
    }

    /**
     * That of the working directory, and that beside the application, as far as they are there.
     *
     * @param application as on the command line
     */
    public static List<Path> of(String application, Path workingDirectory) {
        Path directory = workingDirectory.toAbsolutePath().normalize();
        return Stream.of(directory, folder(application, directory))
                .distinct()
                .flatMap(folder -> in(folder).stream())
                .toList();
    }

    /**
     * That of the working directory, and that beside a program, or around it where it is in {@code site-packages/bin}:
     * who has links or cron jobs starts it from anywhere.
     */
    public static List<Path> ofProgram(Path program, Path workingDirectory) {
        Path directory = workingDirectory.toAbsolutePath().normalize();
        Path folder = realPath(directory.resolve(program)).getParent();
        Path parent = folder.getParent();
        boolean isInstalled = parent != null && folder.endsWith("bin") && parent.endsWith(NAME);
        return Stream.of(directory, isInstalled ? parent.getParent() : folder)
                .distinct()
                .flatMap(place -> in(place).stream())
                .toList();
    }

    private static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file; // who runs it says what is wrong
        }
    }

    private static Path folder(String application, Path directory) {
        try {
            Path folder = AppSpec.parse(application, directory).folder();
            return folder == null ? directory : folder;
        } catch (LoadException e) {
            return directory; // who loads it says what is wrong
        }
    }
}
