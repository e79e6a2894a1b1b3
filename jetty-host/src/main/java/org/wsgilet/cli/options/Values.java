package org.wsgilet.cli.options;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Repeatable options, whose values may also stand in one string, as in a variable. */
public final class Values {

    private Values() {}

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

    /**
     * The folders of {@code --python-path} and after them those of {@code PYTHONPATH}: these, as Python does, without a
     * complaint about folders that are not there.
     *
     * @throws IllegalArgumentException for an option that names no folder
     */
    public static List<Path> pythonPath(List<String> values) {
        List<Path> path = new ArrayList<>();
        for (String value : split(values, File.pathSeparator)) {
            path.add(folder("--python-path", Path.of(value)));
        }
        String inherited = System.getenv("PYTHONPATH");
        if (inherited != null) {
            split(List.of(inherited), File.pathSeparator).forEach(value -> path.add(Path.of(value)));
        }
        return path;
    }

    /** @throws IllegalArgumentException if there is none */
    public static Path folder(String option, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(option + " " + folder + ": there is no such folder");
        }
        return folder;
    }

    /** @throws IllegalArgumentException for a value that is not of the form NAME=VALUE */
    public static Map<String, String> pairs(String option, List<String> values) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : split(values, "\n")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(option + " " + pair + " is not of the form NAME=VALUE");
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }
}
