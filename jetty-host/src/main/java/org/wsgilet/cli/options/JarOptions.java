package org.wsgilet.cli.options;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.wsgilet.jars.Jars;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Java classes for the application. */
@Subject("Application")
public final class JarOptions {

    private static final String NAME = "--jar";

    @Option(
            names = NAME,
            paramLabel = "FILE",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Jar with Java classes for import, such as a JDBC driver. Repeatable; the separator of PATH separates,"
                        + " too.",
                OptionValues.NO_DEFAULT
            })
    private List<String> jars = List.of();

    /** @throws OptionException for what is no file */
    public List<Path> files() {
        return OptionValues.split(jars, File.pathSeparator).stream()
                .map(jar -> OptionValues.file(NAME, Path.of(jar)))
                .toList();
    }

    /**
     * Lets the applications that the calling thread starts find the classes.
     *
     * @throws OptionException for what is no jar, and for a driver that cannot be loaded
     */
    public void use() {
        List<Path> files =
                files().stream().map(file -> OptionValues.jar(NAME, file)).toList();
        try {
            Jars.use(files);
        } catch (IllegalArgumentException e) {
            throw new OptionException(NAME, String.join(File.pathSeparator, jars), e.getMessage(), e);
        }
    }
}
