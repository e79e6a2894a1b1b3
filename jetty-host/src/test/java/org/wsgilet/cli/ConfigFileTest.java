package org.wsgilet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** wsgilet.toml as {@code wsgilet serve --show-config} understands it. */
class ConfigFileTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void keysAreOptionsWithoutDashes() throws IOException {
        Path file = file("app = 'shop:app'\nthreads = 32\nbind = ['127.0.0.1:1', '[::1]:2']\n[env]\nKEY = 'secret'");

        assertThat(serve("--config", file.toString(), "--show-config")).isZero();
        assertThat(out.toString())
                .containsPattern("app +shop:app +\\S+wsgilet.toml, line 1\n")
                .containsPattern("threads +32 +\\S+wsgilet.toml, line 2\n")
                .containsPattern("bind +127.0.0.1:1,\\[::1\\]:2 +\\S+wsgilet.toml, line 3\n")
                .containsPattern("env +KEY=\\*\\*\\* +\\S+wsgilet.toml, line 4\n")
                .containsPattern("graceful-timeout +30 +default\n");
    }

    @Test
    void commandLineWins() throws IOException {
        Path file = file("threads = 32");

        assertThat(serve("app", "--config", file.toString(), "--threads", "5", "--show-config"))
                .isZero();
        assertThat(out.toString())
                .containsPattern("threads +5 +command line\n")
                .containsPattern("app +app +command line\n");
    }

    @Test
    void fileInTheFolderOfTheApplicationIsFound() throws IOException {
        file("threads = 32");

        assertThat(serve("app", "--chdir", folder.toString(), "--show-config")).isZero();
        assertThat(out.toString()).containsPattern("threads +32 +\\S+wsgilet.toml, line 1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "thread = 3 | wsgilet.toml, line 1: thread: there is no such setting",
                "help = true | wsgilet.toml, line 1: help: there is no such setting",
                "threads = 'many' | wsgilet.toml, line 1: threads: must be a whole number",
                "threads = 0 | --threads 0: at least 1 is needed (set by ",
                "bind = true | wsgilet.toml, line 1: bind: must be a string or an array of strings",
                "bind = [true] | wsgilet.toml, line 1: bind: must be an array of strings",
                "chdir = ['a'] | wsgilet.toml, line 1: chdir: must be a string",
                "log-level = 'loud' | wsgilet.toml, line 1)",
                "check = 1 | wsgilet.toml, line 1: check: must be true or false",
                "server.threads = 1 | wsgilet.toml, line 1: server: there is no such setting",
                "env = {A = [1]} | wsgilet.toml, line 1: env.A: must be a string",
                "threads 3 | wsgilet.toml, line 1: "
            })
    void mistakesAreOneLineWithTheirPlace(String content, String message) throws IOException {
        Path file = file(content);

        assertThat(serve("app", "--config", file.toString(), "--show-config")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(message).contains("wsgilet.toml, line 1");
    }

    @Test
    void missingFileIsNamed() {
        assertThat(serve("app", "--config", "no-such.toml")).isEqualTo(2);
        assertThat(err.toString()).contains("--config no-such.toml: the file cannot be read");
    }

    @Test
    void helpIsThereDespiteABrokenFile() throws IOException {
        assertThat(serve("--help", "--config", file("threads").toString())).isZero();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("wsgilet.toml"), content);
    }

    private int serve(String... arguments) {
        CommandLine command = Wsgilet.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(
                Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new));
    }
}
