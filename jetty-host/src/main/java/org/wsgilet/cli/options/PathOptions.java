package org.wsgilet.cli.options;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Where modules are looked for. */
@Subject("Application")
public final class PathOptions {

    @Option(
            names = "--python-path",
            paramLabel = "DIR",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Folder to look for modules, before PYTHONPATH and the standard library. Repeatable; the separator of"
                        + " PATH separates, too.",
                OptionValues.NO_DEFAULT
            })
    private List<String> pythonPath = List.of();

    /** @throws OptionException for what is no folder */
    public List<Path> folders() {
        return OptionValues.folders("--python-path", pythonPath);
    }

    /**
     * The folders and after them those of {@code PYTHONPATH}: these, as Python does, without a complaint about folders
     * that are not there.
     *
     * @throws OptionException for what is no folder
     */
    public List<Path> foldersAndPythonPath() {
        List<Path> path = new ArrayList<>(folders());
        String inherited = System.getenv("PYTHONPATH");
        if (inherited != null) {
            OptionValues.split(List.of(inherited), File.pathSeparator).forEach(folder -> path.add(Path.of(folder)));
        }
        return path;
    }
}
