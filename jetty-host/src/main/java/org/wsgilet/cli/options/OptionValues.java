package org.wsgilet.cli.options;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * What users write after an option, read: lists in one string, pairs, files; what cannot be is an
 * {@link OptionException}.
 */
public final class OptionValues {

    /** The last line of the description of an option without a value. */
    public static final String NO_DEFAULT = "  Default: none";

    /**
     * What a switch is where the command line has it without a value. Picocli would take the opposite of the default,
     * which is what a variable or the file says: WSGILET_GZIP=true and {@code --gzip} would make false.
     */
    public static final String ON = "true";

    private OptionValues() {}

    /** The parts between separators; in wsgilet.toml each has a line of its own. */
    public static List<String> split(List<String> values, String separator) {
        List<String> parts = new ArrayList<>();
        for (String value : values) {
            for (String part : value.split(Pattern.quote(separator) + "|\n")) {
                if (!part.isBlank()) {
                    parts.add(part.strip());
                }
            }
        }
        return parts;
    }

    /** @param parser throws an {@link IllegalArgumentException} that says what is wrong with the text */
    public static <T> T parsed(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new OptionException(option, text, e.getMessage(), e);
        }
    }

    /** Folders, separated as in {@code PATH}. */
    public static List<Path> folders(String option, List<String> values) {
        List<Path> folders = new ArrayList<>();
        for (String value : split(values, File.pathSeparator)) {
            folders.add(folder(option, Path.of(value)));
        }
        return folders;
    }

    public static Path folder(String option, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new OptionException(option, folder.toString(), "there is no such folder");
        }
        return folder;
    }

    public static Path file(String option, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new OptionException(option, file.toString(), "there is no such file");
        }
        return file;
    }

    /** A file that Java classes can be read from. */
    public static Path jar(String option, Path file) {
        try (JarFile jar = new JarFile(file(option, file).toFile())) {
            return file;
        } catch (IOException e) {
            throw new OptionException(option, file.toString(), "it is no jar that can be read: " + e.getMessage(), e);
        }
    }

    /** NAME=VALUE, one a line. */
    public static Map<String, String> pairs(String option, List<String> values) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : split(values, "\n")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new OptionException(option, pair, "it is not of the form NAME=VALUE");
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }
}
