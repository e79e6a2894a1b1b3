package org.wsgilet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** wsgilet.toml as {@code wsgilet serve --show-config} understands it. */
class ConfigFileTest {

    @TempDir
    private Path folder;

    private Console console;

    @Test
    void keysAreOptionsWithoutDashes() throws IOException {
        Path file = file("app = 'shop:app'\nthreads = 32\nbind = ['127.0.0.1:1', '[::1]:2']\n[env]\nKEY = 'secret'");

        assertThat(serve("--config", file.toString(), "--show-config")).isZero();
        assertThat(console.out())
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
        assertThat(console.out())
                .containsPattern("threads +5 +command line\n")
                .containsPattern("app +app +command line\n");
    }

    @Test
    void fileInTheFolderOfTheApplicationIsFound() throws IOException {
        file("threads = 32");

        assertThat(serve("app", "--chdir", folder.toString(), "--show-config")).isZero();
        assertThat(console.out()).containsPattern("threads +32 +\\S+wsgilet.toml, line 1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
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
                "threads 3 | wsgilet.toml, line 1: ",
                "thread = 3 | there is no such setting: did you mean threads?",
                "all = true | wsgilet.toml, line 1: all: there is no such setting",
                "\"a.b\" = 1 | wsgilet.toml, line 1: a.b: there is no such setting",
                "timeout = 'soon' | wsgilet.toml, line 1: timeout: must be a number",
                "timeout = -0.5 | --timeout -0.5: seconds from 0 to 2147483647 are needed (set by ",
                "graceful-timeout = 0.5 | --graceful-timeout 0.5: a whole number is needed",
                "threads = 99999999999 | --threads 99999999999: a whole number is needed, at most 2147483647",
                "threads = 1979-05-27 | wsgilet.toml, line 1: threads: must be a whole number",
                "max-body = 1.5 | wsgilet.toml, line 1: max-body: must be a string",
                "chdir = \"a\\u0000\" | wsgilet.toml, line 1: chdir: must have no control characters in it",
                "env = {A = \"a\\nb\"} | wsgilet.toml, line 1: env.A: must have no control characters in it",
                "[[env]] | wsgilet.toml, line 1: env: must be an array of strings",
            })
    void mistakesAreOneLineWithTheirPlace(String content, String message) throws IOException {
        Path file = file(content);

        assertThat(serve("app", "--config", file.toString(), "--show-config")).isEqualTo(2);
        assertThat(console.err().lines()).hasSize(1);
        assertThat(console.err()).contains(message).contains("wsgilet.toml, line 1");
    }

    @Test
    void missingFileIsNamed() {
        assertThat(serve("app", "--config", "no-such.toml")).isEqualTo(2);
        assertThat(console.err()).contains("--config no-such.toml: the file cannot be read");
    }

    @Test
    void fractionOfASecondIsANumber() throws IOException {
        assertThat(serve("app", "--config", file("timeout = 0.5").toString(), "--show-config"))
                .isZero();
        assertThat(console.out()).containsPattern("timeout +0.5 +\\S+wsgilet.toml, line 1\n");
    }

    @Test
    void byteOrderMarkIsSkipped() throws IOException {
        assertThat(serve("app", "--config", file("\uFEFFthreads = 32").toString(), "--show-config"))
                .isZero();
        assertThat(console.out()).containsPattern("threads +32 ");
    }

    @Test
    void folderIsNoFile() {
        assertThat(serve("app", "--config", folder.toString())).isEqualTo(2);
        assertThat(console.err())
                .contains("--config " + folder + ": the file cannot be read: it is a folder")
                .hasLineCount(1);
    }

    @Test
    void otherEncodingIsNamed() throws IOException {
        Path file = Files.write(folder.resolve("wsgilet.toml"), new byte[] {'a', '=', '"', (byte) 0xE9, '"'});

        assertThat(serve("app", "--config", file.toString())).isEqualTo(2);
        assertThat(console.err())
                .contains("wsgilet.toml: the file cannot be read: it is not in UTF-8")
                .hasLineCount(1);
    }

    @Test
    void fileThatIsFoundByItselfIsNamedWithoutTheOption() throws IOException {
        Files.createDirectory(folder.resolve("wsgilet.toml"));

        assertThat(serve("app", "--chdir", folder.toString())).isEqualTo(2);
        assertThat(console.err()).startsWith("wsgilet serve: " + folder.resolve("wsgilet.toml") + ": the file cannot");
    }

    @Test
    void helpIsThereDespiteABrokenFile() throws IOException {
        assertThat(serve("--help", "--config", file("threads").toString())).isZero();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("wsgilet.toml"), content);
    }

    @Test
    void warTakesWhatItKnowsAndPassesOverWhatIsOfServe() throws IOException {
        Path file = file("app = '" + folder + "/app.py'\nthreads = 32\ndatabase-pool = 'many'\n[static]\n'/a' = '/'");

        Console war = Console.run("war", "--config", file.toString());
        assertThat(war.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(war.err())
                .contains("--database-pool many: it is neither off")
                .contains("wsgilet.toml, line 3");
    }

    @Test
    void warRefusesWhatNobodyKnows() throws IOException {
        Console war = Console.run("war", "app", "--config", file("thread = 3").toString());

        assertThat(war.err()).contains("wsgilet.toml, line 1: thread: there is no such setting");
    }

    @Test
    void warTakesNoFileThatIsNotNamed() throws IOException {
        file("database-pool = 'many'");

        Console war = Console.run("war", "app", "--chdir", folder.toString(), "--jar", "missing.jar");
        assertThat(war.err()).contains("--jar missing.jar: there is no such file");
    }

    private int serve(String... arguments) {
        console = Console.run(
                Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new));
        return console.exitCode();
    }
}
