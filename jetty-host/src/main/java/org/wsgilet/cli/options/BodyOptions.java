package org.wsgilet.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.wsgilet.limits.BodySettings;
import picocli.CommandLine.Option;

/** What the body of a request may be, and where it is until it is complete. */
@Subject("Limits for clients")
final class BodyOptions {

    @Option(
            names = "--max-body",
            paramLabel = "SIZE",
            defaultValue = (BodySettings.DEFAULT_MAX >> 30) + "g",
            converter = Size.Converter.class,
            description = "Body of a request, 0 for any length; 413 beyond.")
    private Size max;

    @Option(
            names = "--body-timeout",
            paramLabel = "SECONDS",
            defaultValue = "" + BodySettings.DEFAULT_TIMEOUT,
            converter = Seconds.Positive.class,
            description =
                    "How long the server waits for a body, and a second more for each 500 bytes of it; 408 beyond.")
    private Duration timeout;

    @Option(
            names = "--body-memory",
            paramLabel = "SIZE",
            converter = Size.Converter.class,
            description = {
                "Memory of all bodies that arrive; what finds no room, and what is beyond 1m of one body, goes into a"
                        + " file.",
                "  Default: an eighth of the heap"
            })
    private Size memory;

    @Option(
            names = "--body-folder",
            paramLabel = "DIR",
            description = {"Where those files are.", "  Default: the system's folder for temporary files"})
    private Path folder;

    @Option(
            names = "--stream-bodies",
            fallbackValue = OptionValues.ON,
            description =
                    "Call the application at once, which then reads a body while it arrives. A slow client holds a"
                            + " thread.")
    private boolean streamed;

    /** @throws OptionException for a folder that cannot be written */
    BodySettings settings() {
        return new BodySettings(
                max.bytes(),
                timeout,
                memory == null ? BodySettings.defaultMemory() : memory.bytes(),
                folder == null ? BodySettings.defaultFolder() : writable(folder.toAbsolutePath()),
                streamed);
    }

    private static Path writable(Path folder) {
        OptionValues.folder("--body-folder", folder);
        if (!Files.isWritable(folder)) {
            throw new OptionException("--body-folder", folder.toString(), "files cannot be made there");
        }
        return folder;
    }
}
