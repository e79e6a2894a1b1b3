package org.wsgilet.databases.mysql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code my.cnf} and others: groups of options. A later one replaces an earlier one. */
public final class OptionFiles {

    private static final List<String> USUAL = List.of("/etc/my.cnf", "/etc/mysql/my.cnf", "~/.my.cnf");
    private static final List<String> GROUPS = List.of("client", "client-server", "client-mariadb");
    private static final int MOST_INCLUDED = 10;

    private final Set<String> groups;
    private final Map<String, String> options = new HashMap<>();

    private OptionFiles(Set<String> groups) {
        this.groups = groups;
    }

    /**
     * Reads the group {@code client} and another one. Files that cannot be read have no options.
     *
     * @param file its path in UTF-8, one byte in each character; null for the usual files
     * @param group null if no other is meant
     */
    public static Map<String, String> read(String file, String group) {
        Set<String> groups = new HashSet<>(GROUPS);
        if (group != null) {
            groups.add(group);
        }
        OptionFiles files = new OptionFiles(groups);
        List<String> paths =
                file == null || file.isEmpty() ? USUAL : List.of(new String(file.getBytes(ISO_8859_1), UTF_8));
        for (String path : paths) {
            files.read(Path.of(path.replaceFirst("^~", System.getProperty("user.home"))), 0);
        }
        return files.options;
    }

    private void read(Path file, int depth) {
        if (depth > MOST_INCLUDED || !Files.isReadable(file) || Files.isDirectory(file)) {
            return;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file, ISO_8859_1);
        } catch (IOException e) {
            return; // as the C library
        }
        boolean wanted = false;
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("!include")) {
                include(text, file, depth);
            } else if (text.startsWith("[") && text.contains("]")) {
                wanted = groups.contains(text.substring(1, text.indexOf(']')).strip());
            } else if (wanted && !text.isEmpty() && "#;".indexOf(text.charAt(0)) < 0) {
                add(text);
            }
        }
    }

    private void include(String directive, Path file, int depth) {
        String[] words = directive.split("\\s+", 2);
        if (words.length < 2) {
            return;
        }
        Path named = file.resolveSibling(words[1].strip());
        if (words[0].equals("!include")) {
            read(named, depth + 1);
            return;
        }
        try (Stream<Path> files = Files.list(named)) {
            files.filter(path -> path.toString().endsWith(".cnf")).sorted().forEach(path -> read(path, depth + 1));
        } catch (IOException e) {
            // there is no such folder
        }
    }

    private void add(String line) {
        int equals = line.indexOf('=');
        String name = (equals < 0 ? line : line.substring(0, equals)).strip().replace('_', '-');
        String value = equals < 0 ? "1" : value(line.substring(equals + 1).strip());
        options.put(name, value);
    }

    private static String value(String text) {
        char quote = text.isEmpty() ? 0 : text.charAt(0);
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, 1);
            return unescaped(end < 0 ? text.substring(1) : text.substring(1, end));
        }
        int comment = text.indexOf(" #");
        return unescaped(comment < 0 ? text : text.substring(0, comment).strip());
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                int known = "btnrs\\'\"".indexOf(next);
                plain.append(known < 0 ? "\\" + next : "\b\t\n\r \\'\"".substring(known, known + 1));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
