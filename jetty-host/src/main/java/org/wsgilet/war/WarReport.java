package org.wsgilet.war;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a build did, for people. */
public final class WarReport {

    private static final int SHOWN = 5;
    private static final int LARGEST = 10;

    /** Smaller ones are not worth a line. */
    private static final long LARGE = 100_000;

    private final Path output;
    private long size;
    private int modules;
    private int compiled;
    private int otherFiles;
    private int jars;
    private final Map<String, String> notCompiled = new TreeMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final List<String> links = new ArrayList<>();
    private final List<ExcludedFile> leftOut = new ArrayList<>();

    WarReport(Path output) {
        this.output = output;
    }

    void compiled() {
        modules++;
        compiled++;
    }

    void notCompiled(String module, String reason) {
        modules++;
        notCompiled.put(module, reason);
    }

    /** How many have been looked at. */
    int modules() {
        return modules;
    }

    void otherFiles(int number) {
        otherFiles += number;
    }

    void jars(int number) {
        jars = number;
    }

    void leftOut(String folder, List<ExcludedFile> entries) {
        entries.forEach(entry -> leftOut.add(new ExcludedFile(folder + entry.path(), entry.reason())));
    }

    void links(List<String> names) {
        links.addAll(names);
    }

    /** An entry of the WAR, in bytes before it is packed. */
    void entry(String name, long bytes) {
        sizes.put(name, bytes);
    }

    void size(long bytes) {
        size = bytes;
    }

    /** The closing lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %.1f MB, %d modules (%d compiled), %d other files, %d jars",
                output,
                size / 1e6,
                modules,
                compiled,
                otherFiles,
                jars));
        List<String> largest = largest();
        if (!largest.isEmpty()) {
            lines.add("Largest:");
            lines.addAll(largest);
        }
        if (!notCompiled.isEmpty()) {
            lines.add("Not compiled, these run from source if they run at all:");
            notCompiled.forEach((module, reason) -> lines.add("  " + module + ": " + reason));
        }
        if (!links.isEmpty()) {
            lines.add("Taken in by links out of the folder: " + shown(links));
        }
        Map<String, List<String>> byReason = new TreeMap<>();
        leftOut.stream()
                .sorted(Comparator.comparing(ExcludedFile::path)) // a folder has them in no order
                .forEach(entry -> byReason.computeIfAbsent(entry.reason(), reason -> new ArrayList<>())
                        .add(entry.path()));
        if (!byReason.isEmpty()) {
            lines.add("Left out:");
            byReason.forEach((reason, paths) -> lines.add("  " + shown(paths) + " (" + reason + ")"));
        }
        return lines;
    }

    private List<String> largest() {
        return sizes.entrySet().stream()
                .filter(entry -> entry.getValue() >= LARGE)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(LARGEST)
                .map(entry -> String.format(Locale.ROOT, "  %.1f MB %s", entry.getValue() / 1e6, entry.getKey()))
                .toList();
    }

    private static String shown(List<String> paths) {
        String first = String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size())));
        return paths.size() > SHOWN ? first + " and " + (paths.size() - SHOWN) + " more" : first;
    }
}
