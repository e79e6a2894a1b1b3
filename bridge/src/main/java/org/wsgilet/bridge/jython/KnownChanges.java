package org.wsgilet.bridge.jython;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The mends and stand-ins there are, of which the build writes a list. */
public final class KnownChanges {

    /** Stands for every stand-in. */
    public static final String ALL = "all";

    private static final String LIST = "/Lib/wsgilet_names.txt";
    private static final String MEND = "mend";
    private static final String STAND_IN = "stand-in";

    private KnownChanges() {}

    /**
     * A stand-in for the code of a module.
     *
     * @param module {@code werkzeug.urls}
     * @param versions of its package that the stand-in knows; empty for any
     */
    public record KnownStandIn(String module, String versions) {}

    /** The names of the modules that are mended after their import. */
    public static List<String> mends() {
        return lines(MEND).map(words -> words[1]).toList();
    }

    public static List<KnownStandIn> standIns() {
        return lines(STAND_IN)
                .map(words -> new KnownStandIn(words[1], words.length < 4 ? "" : words[2] + " to " + words[3]))
                .toList();
    }

    /** Whether names that {@link #noSpeedups} has read leave a stand-in out. */
    public static boolean isLeftOut(KnownStandIn standIn, Set<String> noSpeedups) {
        return Stream.of(ALL, standIn.module(), packageOf(standIn)).anyMatch(noSpeedups::contains);
    }

    /**
     * Reads what is to be left out: {@link #ALL}, packages, and modules, with commas between.
     *
     * @throws IllegalArgumentException for a name for which there is no stand-in
     */
    public static Set<String> noSpeedups(String list) {
        Set<String> known = new LinkedHashSet<>(List.of(ALL));
        for (KnownStandIn standIn : standIns()) {
            known.add(packageOf(standIn));
            known.add(standIn.module());
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name : list.split(",", -1)) {
            if (!known.contains(name.strip())) {
                throw new IllegalArgumentException(
                        "nothing stands in for '" + name.strip() + "': name " + String.join(", ", known));
            }
            names.add(name.strip());
        }
        return Set.copyOf(names);
    }

    private static String packageOf(KnownStandIn standIn) {
        return standIn.module().replaceFirst("\\..*", "");
    }

    private static Stream<String[]> lines(String kind) {
        try (InputStream list = KnownChanges.class.getResourceAsStream(LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" "))
                    .filter(words -> words[0].equals(kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
