package org.wsgilet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The help, and what is said of words that are no command and no option. */
class HelpTest {

    private static final int SCREEN = 50;

    static Stream<String> commands() {
        return Stream.concat(Stream.of(""), Wsgilet.commandLine().getSubcommands().keySet().stream());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsWordsAlone(String command) {
        for (String options : List.of("--help", "--help --all", "-h")) {
            Console console = Console.run((command + " " + options).strip());

            assertThat(console.exitCode()).as(console.err()).isZero();
            assertThat(console.err()).isEmpty();
            assertThat(console.out())
                    .startsWith("Usage: wsgilet")
                    .contains("--help")
                    .doesNotContain("%n", "%%", "${", "null", "=<");
            assertThat(console.out().lines())
                    .allMatch(line -> line.length() <= 100)
                    .noneMatch(line -> line.matches("[a-z.]+")); // no word alone, left over from a line too long
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "war", "run", "shell", "completion"})
    void shortHelpIsOneScreenWithExamples(String command) {
        Console console = Console.run(command, "--help");

        assertThat(console.out().lines()).hasSizeLessThanOrEqualTo(SCREEN);
        assertThat(console.out()).contains("\nExamples:\n  ");
    }

    @Test
    void helpOfTheCommandNamesEachCommand() {
        assertThat(Console.run("--help").out())
                .contains(Wsgilet.commandLine().getSubcommands().keySet());
    }

    @Test
    void helpOfServeHasWhatMattersFirst() {
        assertThat(Console.run("serve", "--help").out())
                .contains("APP", "-b, --bind=ADDRESS", "--threads=N", "Default: 16", "127.0.0.1:8000", "--help --all")
                .doesNotContain("--max-header-size");
    }

    @Test
    void allOptionsAreUnderTheirSubjects() {
        List<String> options = new ArrayList<>();
        Wsgilet.commandLine()
                .getSubcommands()
                .get("serve")
                .getCommandSpec()
                .options()
                .forEach(option -> options.addAll(List.of(option.names())));

        String help = Console.run("serve", "--help", "--all").out();

        assertThat(help).contains(options).contains("--version");
        assertThat(help)
                .containsSubsequence(
                        "\nApplication:\n",
                        "--chdir",
                        "\nAddresses:\n",
                        "--bind",
                        "\nHTTPS:\n",
                        "\nRequests and stops:\n",
                        "\nLimits for clients:\n",
                        "\nLogs:\n",
                        "\nDevelopment:\n",
                        "\nOptions:\n",
                        "--help");
        assertThat(help)
                .contains("APP", "--bind", "--threads", "--chdir", "--python-path", "--env", "--access-log")
                .contains("--log-level", "--graceful-timeout", "--check", "--help", "WSGILET_")
                .contains("127.0.0.1:8000", "30");
    }

    @Test
    void versionIsPrinted() {
        Console console = Console.run("--version");

        assertThat(console.exitCode()).isZero();
        assertThat(console.out()).containsPattern("(?i)wsgilet \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void optionsOfPythonAreTakenAndNotShown() {
        assertThat(Console.run("run", "--help").out()).doesNotContain("-W", "without an effect");
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        Console console = Console.run("completion");

        assertThat(console.exitCode()).isZero();
        assertThat(console.out())
                .contains("complete -F", "serve", "--graceful-timeout", "war")
                .doesNotContain("+o default"); // bash completes files where the script finds nothing
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sevre app:app | there is no command 'sevre': did you mean serve?",
                "shop.web:app | there is no command 'shop.web:app': did you mean wsgilet serve shop.web:app?",
                "bogus | there is no command 'bogus': use one of serve, run, shell, install, check, war",
                "serve app --thread 4 | Unknown option: '--thread': did you mean --threads?",
                "serve app --bnid :1 | Unknown option: '--bnid': did you mean --bind?",
                "serve app --access_log=- | Unknown option: '--access_log': did you mean --access-log?",
                "war app --ouput x | Unknown option: '--ouput': did you mean --output?",
                "war app --threads 4 | Unknown option: '--threads': it is one of wsgilet serve (see",
                "check app --certs x | Unknown option: '--certs' (see",
                "version | there is no command 'version': write wsgilet --version",
                "serve app --call | Unknown option: '--call': name the application with parentheses: module:factory()",
                "war app -w 4 | Unknown option: '-w' (see",
                "serve app -v | Unknown option: '-v': use --version",
                "serve \u2013bind :1 app | '\u2013bind' begins with a dash that is no hyphen: write --bind",
                "help | there is no command 'help': write wsgilet --help, or wsgilet COMMAND --help",
                "serve app another | 'another' is one argument too many",
            })
    void nearNameIsTold(String line, String message) {
        Console console = Console.run(line);

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err()).contains(message).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-w 4 | use --threads",
                "-w4 | use --threads",
                "--workers=4 | use --threads",
                "-k gevent | requests run in threads",
                "--worker-class sync | requests run in threads",
                "--worker-connections 5 | --max-connections",
                "--max-requests 5 | none is restarted",
                "--max-requests-jitter 5 | none is restarted",
                "-t 5 | --timeout",
                "-c file | --config",
                "--limit-request-line 5 | --max-header-size",
                "--limit-request-fields 5 | --max-header-size",
                "--limit-request-field_size 5 | --max-header-size",
                "--reload-engine poll | leave it out",
                "--reload-extra-file x | --reload-extra",
                "--spew | --debug",
                "--check-config | --check",
                "--preload | leave it out",
                "--no-sendfile | leave it out",
                "--reuse-port | --threads",
                "-D | service manager",
                "--daemon | service manager",
                "-p pid | service manager",
                "--pid pid | service manager",
                "--worker-tmp-dir /tmp | --body-folder",
                "-u www | service manager",
                "--user www | service manager",
                "-g www | service manager",
                "--group www | service manager",
                "--initgroups | service manager",
                "-m 007 | --unix-permissions",
                "--umask 007 | --unix-permissions",
                "-e A=b | --env",
                "--forwarded-allow-ips x | --trusted-proxies",
                "--proxy-allow-from x | --proxy-protocol",
                "--access-logfile - | --access-log",
                "--access-logformat x | --access-log-format",
                "--disable-redirect-access-to-syslog | --log-format json",
                "--error-logfile - | standard error",
                "--log-file - | standard error",
                "--capture-output | leave it out",
                "--logger-class x | --log-level",
                "--log-config x | logging.config",
                "--log-syslog | --log-format json",
                "--log-syslog-to x | --log-format json",
                "--log-syslog-prefix x | --log-format json",
                "--log-syslog-facility x | --log-format json",
                "-R | leave it out",
                "--enable-stdio-inheritance | leave it out",
                "--statsd-host x | --admin",
                "--statsd-prefix x | --admin",
                "-n shop | command line",
                "--name shop | command line",
                "--pythonpath x | --python-path",
                "--paste x.ini | module:factory()",
                "--paster x.ini | module:factory()",
                "--ssl-version 5 | TLS 1.2 and 1.3",
                "--ciphers x | TLS 1.2 and 1.3",
                "--suppress-ragged-eofs | leave it out",
                "--do-handshake-on-connect | leave it out",
                "--port 80 | --bind HOST:PORT",
                "--listen *:80 | --bind HOST:PORT",
                "--unix-socket x | --bind unix:PATH",
                "--trusted-proxy-count 1 | --trusted-proxies",
                "--max-request-body-size 1 | --max-body",
                "--http :80 | --bind HOST:PORT",
                "--processes 4 | --threads",
                "--wsgi-file x.py | path/to/file.py:attribute",
                "--harakiri 30 | --timeout",
                "--virtualenv x | --python-path",
                "-H x | --python-path",
                "--ini x | --config",
                "--touch-reload x | SIGHUP",
                "--vacuum | leave it out",
            })
    void optionOfAnotherServerSaysWhatToUse(String option, String advice) {
        Console console = Console.run("serve app " + option);

        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.err())
                .startsWith("wsgilet serve: Unknown option: '" + option.split("[ =4]")[0] + "': ")
                .contains(advice)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-b 127.0.0.1:1",
                "--bind 127.0.0.1:1",
                "--backlog 5",
                "--threads 5",
                "--timeout 5",
                "--graceful-timeout 5",
                "--keep-alive 5",
                "--reload",
                "--chdir .",
                "--env A=b",
                "--proxy-protocol",
                "--log-level warning",
                "--certfile x",
                "--certfile x --keyfile y",
            })
    void optionOfGunicornWorks(String option) {
        assertThat(Console.run("serve app --show-config " + option).err()).isEmpty();
    }

    @Test
    void variableThatIsNoSettingIsTold() {
        Console console = Console.run(
                Map.of("WSGILET_THREDS", "4", "WSGILET_ARCHIVE", "off", "WSGILET_JAVA_OPTS", "", "WSGILET_OUTPUT", "x"),
                "serve",
                "app",
                "--show-config");

        assertThat(console.exitCode()).isZero();
        assertThat(console.err())
                .isEqualTo("wsgilet: WSGILET_THREDS does nothing, there is no such setting:"
                        + " did you mean WSGILET_THREADS?\n");
    }

    @Test
    void dollarsInValuesStayAsTheyAre() {
        Console console = Console.run(Map.of("WSGILET_ADMIN_HOSTS", "${x}"), "serve", "app", "--show-config");

        assertThat(console.out()).containsPattern("admin-hosts +\\$\\{x} +WSGILET_ADMIN_HOSTS\n");
    }
}
