package org.wsgilet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** {@code jetty.HandlerChain}. */
    private static final Pattern CLASS = Pattern.compile("`(?:[a-z]\\w*\\.)*([A-Z]\\w*[a-z]\\w*)`");

    /** {@code LimitsContract}, {@code AdminIT.aTest}. */
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:IT|Contract))(?:\\.(\\w+))?`");

    private static final Map<String, Path> sources = new TreeMap<>();

    @BeforeAll
    static void findSources() throws IOException {
        for (String module : List.of("bridge", "databases", "jetty-host", "python-samples", "it-tests")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                sources.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/architecture.md", "CONTRIBUTING.md"})
    void eachClassThatIsNamedExists(String page) {
        List<String> named =
                matches(CLASS, ROOT.resolve(page)).map(name -> name.group(1)).toList();

        assertThat(named).hasSizeGreaterThan(20).allMatch(sources::containsKey);
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

    private static boolean exists(String type, String method) {
        Path source = sources.get(type);
        return source != null && (method == null || read(source).contains("void " + method + "("));
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
