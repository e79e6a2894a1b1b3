package org.wsgilet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java code in README is code of tests, which compiles and passes. */
class ReadmeTest {

    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final List<Path> TESTS = List.of(
            Path.of("src/test/java/org/wsgilet/jetty/OwnJettyTest.java"),
            Path.of("src/test/java/org/wsgilet/testing/GreetingTest.java"));

    @Test
    void showsCodeThatIsTested() throws IOException {
        StringBuilder tested = new StringBuilder();
        for (Path test : TESTS) {
            tested.append(withoutSpace(Files.readString(test)));
        }
        Matcher block = JAVA_BLOCK.matcher(Files.readString(Path.of("../README.md")));
        int blocks = 0;
        for (; block.find(); blocks++) {
            assertThat(tested).contains(withoutSpace(block.group(1)));
        }
        assertThat(blocks).isEqualTo(TESTS.size());
    }

    /** The formatter breaks lines elsewhere than README does. */
    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }
}
