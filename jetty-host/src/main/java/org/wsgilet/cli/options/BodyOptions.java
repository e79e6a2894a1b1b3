package org.wsgilet.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.wsgilet.limits.BodySettings;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What the body of a request may be, and where it is until it is complete. */
final class BodyOptions {

    @Option(
            names = "--max-body",
            paramLabel = "SIZE",
            defaultValue = "1g",
            converter = Size.Converter.class,
            description = "Body of a request, 0 for any length; 413 beyond.")
    private Size max;

    @Option(
            names = "--body-timeout",
            paramLabel = "SECONDS",
            defaultValue = "" + BodySettings.DEFAULT_TIMEOUT,
            description =
                    "How long the server waits for a body, and a second more for each 500 bytes of it; 408 beyond.")
    private int timeout;

    @Option(
            names = "--body-memory",
            paramLabel = "SIZE",
            converter = Size.Converter.class,
            showDefaultValue = Visibility.NEVER,
            description =
                    "Memory of all bodies that arrive; what finds no room, and what is beyond 1m of one body, goes"
                            + " into a file.%n  Default: an eighth of the heap")
    private Size memory;

    @Option(
            names = "--body-folder",
            paramLabel = "DIR",
            showDefaultValue = Visibility.NEVER,
            description = "Where those files are.%n  Default: the system's folder for temporary files")
    private Path folder;

    @Option(
            names = "--stream-bodies",
            description =
                    "Call the application at once, which then reads a body while it arrives. A slow client holds a"
                            + " thread.")
    private boolean streamed;

    /** @throws IllegalArgumentException names the option and its wrong value */
    BodySettings settings() {
        if (timeout < 1) {
            throw new IllegalArgumentException("--body-timeout " + timeout + ": at least 1 is needed");
        }
        return new BodySettings(
                max.bytes(),
                Duration.ofSeconds(timeout),
                memory == null ? BodySettings.defaultMemory() : memory.bytes(),
                folder == null ? BodySettings.defaultFolder() : writable(folder.toAbsolutePath()),
                streamed);
    }

    private static Path writable(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--body-folder " + folder + ": there is no such folder");
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException("--body-folder " + folder + ": files cannot be made there");
        }
        return folder;
    }
}
