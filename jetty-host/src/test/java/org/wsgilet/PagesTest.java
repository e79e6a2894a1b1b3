package org.wsgilet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes and tests that the pages name exist. */
class PagesTest {

    private static final Path ROOT = Path.of("..");

    /** {@code jetty.HandlerChain}, {@code environ.Environ.isAmbiguous}. */
    private static final Pattern CLASS = Pattern.compile("`(?:[a-z]\\w*\\.)*([A-Z]\\w*[a-z]\\w*)(?:\\.(\\w+))?`");

    /** {@code LimitsContract}, {@code AdminIT.aTest}. */
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:IT|Contract))(?:\\.(\\w+))?`");

    private static final Map<String, List<Path>> sources = new TreeMap<>();

    @BeforeAll
    static void findSources() throws IOException {
        for (String module : List.of("bridge", "databases", "jetty-host", "python-samples", "it-tests")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> sources.computeIfAbsent(
                                        file.getFileName().toString().replace(".java", ""), name -> new ArrayList<>())
                                .add(file));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/architecture.md", "CONTRIBUTING.md"})
    void eachClassThatIsNamedExists(String page) {
        List<MatchResult> named = matches(CLASS, ROOT.resolve(page)).toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(named.stream()
                        .filter(name -> !exists(name.group(1), name.group(2)))
                        .map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void eachTestThatIsNamedExists() throws IOException {
        List<String> missing;
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            missing = pages.filter(page -> page.toString().endsWith(".md"))
                    .flatMap(page -> matches(TEST, page))
                    .filter(test -> !exists(test.group(1), test.group(2)))
                    .map(MatchResult::group)
                    .toList();
        }

        assertThat(missing).isEmpty();
    }

    /** @param member of the class; null if none is named */
    private static boolean exists(String type, String member) {
        Pattern word = Pattern.compile("\\b" + (member == null ? type : member) + "\\b");
        return sources.getOrDefault(type, List.of()).stream()
                .anyMatch(source -> word.matcher(read(source)).find());
    }

    private static Stream<MatchResult> matches(Pattern pattern, Path page) {
        return pattern.matcher(read(page)).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
