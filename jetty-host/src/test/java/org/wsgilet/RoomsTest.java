package org.wsgilet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wsgilet.bridge.WsgiServlet;
import org.wsgilet.jetty.JettyHost;

/** The packages are those of the table in architecture.md, and each uses only those below it there. */
class RoomsTest {

    private static final String ROOT = "org.wsgilet.";
    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[\\w.]+`(?:, )?)+) \\|");
    private static final String DATABASES = "org.wsgilet.databases.pool.Pool"; // no compile-time dependency
    private static final String REWRITING = "bridge.jython.rewriting";
    private static final Path SOURCES = Path.of("../bridge/src/main/java/org/wsgilet/bridge");
    private static final Pattern NAME_IN_TEXT = Pattern.compile("\"org/wsgilet/((?:[a-z]+/)+)");
    private static final Pattern NAMED_ROOM = Pattern.compile("`(bridge\\.\\w+)`");
    private static final Pattern DEPENDENCY = Pattern.compile(" +(org\\.wsgilet\\.\\S+) +-> (\\S+) .*");

    @Test
    void noPackageDependsOnOneAboveIt() throws Exception {
        List<String> rooms = rooms();

        List<String> upwards = dependencies().stream()
                .map(line -> DEPENDENCY.matcher(line))
                .filter(arrow -> arrow.matches() && arrow.group(2).startsWith(ROOT))
                .filter(arrow -> rooms.indexOf(room(arrow.group(1))) > rooms.indexOf(room(arrow.group(2))))
                .map(arrow -> arrow.group(1) + " uses " + arrow.group(2))
                .toList();

        assertThat(upwards).as("what runs up the table of %s", PAGE).isEmpty();
    }

    @Test
    void eachPackageHasItsRow() throws Exception {
        Set<String> packages = new TreeSet<>();
        for (String line : dependencies()) {
            Matcher arrow = DEPENDENCY.matcher(line);
            if (arrow.matches()) {
                packages.add(room(arrow.group(1)));
            }
        }

        assertThat(rooms()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void onlyChangedClassesNameRoomsAboveThem() throws IOException {
        List<String> rooms = rooms();
        Set<String> upwards = new TreeSet<>();
        for (Path source : sources()) {
            String room = "bridge."
                    + SOURCES.relativize(source.getParent()).toString().replace('/', '.');
            NAME_IN_TEXT
                    .matcher(Files.readString(source))
                    .results()
                    .map(name -> name.group(1).replace('/', '.').replaceFirst("\\.$", ""))
                    .filter(named -> rooms.contains(named) && rooms.indexOf(room) > rooms.indexOf(named))
                    .forEach(named -> upwards.add(room + " names " + named));
        }

        assertThat(upwards)
                .containsExactlyInAnyOrderElementsOf(namedInTheRowOfRewriting().stream()
                        .map(named -> REWRITING + " names " + named)
                        .toList());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> namedInTheRowOfRewriting() throws IOException {
        String row = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `" + REWRITING + "`"))
                .findFirst()
                .orElseThrow();
        return NAMED_ROOM.matcher(row).results().map(name -> name.group(1)).toList();
    }

    private static List<String> rooms() throws IOException {
        String section = Files.readString(PAGE).split("\n## Rooms\n")[1].split("\n## ")[0];
        return ROW.matcher(section)
                .results()
                .flatMap(row -> Arrays.stream(row.group(1).replace("`", "").split(", ")))
                .toList();
    }

    private static String room(String className) {
        return className.substring(ROOT.length(), className.lastIndexOf('.'));
    }

    private static List<String> dependencies() throws URISyntaxException, ClassNotFoundException {
        StringWriter out = new StringWriter();
        int exitCode = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "-verbose:class",
                        "-filter:none",
                        origin(WsgiServlet.class),
                        origin(Class.forName(DATABASES)),
                        origin(JettyHost.class));
        assertThat(exitCode).as(out.toString()).isZero();
        return out.toString().lines().toList();
    }

    private static String origin(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
