package org.wsgilet.databases.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionFilesTest {

    @TempDir
    Path folder;

    private Map<String, String> read(String text, String group) throws IOException {
        Path file = Files.writeString(folder.resolve("my.cnf"), text);
        return OptionFiles.read(file.toString(), group);
    }

    @Test
    void groupsThatAreAskedForCount() throws IOException {
        String text = "[client]\nuser=a\nhost=h\n[other]\nuser=b\n[mine]\nuser = c\n";

        assertThat(read(text, "mine")).isEqualTo(Map.of("user", "c", "host", "h"));
        assertThat(read(text, null)).isEqualTo(Map.of("user", "a", "host", "h"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "password=x y | password | x y",
                "password = 'a # b' | password | a # b",
                "password = a # b | password | a",
                "password = \"a\\\\b\\tc\" | password | `a\\b\tc`",
                "connect_timeout=5 | connect-timeout | 5",
                "compress | compress | 1",
                "; password=x | password |",
                "# password=x | password |",
            })
    void linesAreReadAsByTheCLibrary(String line, String name, String value) throws IOException {
        assertThat(read("[client]\n" + line + "\n", null).get(name)).isEqualTo(value);
    }

    @Test
    void filesIncludeOthers() throws IOException {
        Path more = Files.createDirectory(folder.resolve("conf.d"));
        Files.writeString(more.resolve("a.cnf"), "[client]\nport=1\nuser=a\n");
        Files.writeString(more.resolve("b.txt"), "[client]\nport=2\n");
        Files.writeString(folder.resolve("one"), "!include my.cnf\n[client]\nuser=b\n");

        assertThat(read("!includedir conf.d\n!include one\n!include missing\n", null))
                .isEqualTo(Map.of("port", "1", "user", "b"));
    }

    @Test
    void whatCannotBeReadHasNoOptions() {
        assertThat(OptionFiles.read(folder.resolve("missing").toString(), "client"))
                .isEmpty();
    }
}
