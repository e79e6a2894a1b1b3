package org.wsgilet.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the application is. */
@Subject("Application")
public final class FolderOptions {

    @Option(
            names = "--chdir",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Working directory of the application, first on sys.path.")
    private Path directory;

    /** @throws OptionException if there is no such folder */
    public Path folder() {
        return OptionValues.folder("--chdir", directory);
    }
}
