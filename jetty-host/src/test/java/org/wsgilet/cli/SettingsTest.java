package org.wsgilet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.cli.config.SettingSources;
import org.wsgilet.jetty.JettySettings;
import org.wsgilet.jetty.WarmUp;
import org.wsgilet.listen.Bind;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Each setting has one default, in the option, in the record that it ends in, in {@code --show-config} and in
 * docs/settings.md; and whatever way it is given, the command line, a variable or wsgilet.toml, the same comes of it.
 */
class SettingsTest {

    private static final String DEFAULT = "  Default: ";
    private static final Path DOCUMENT = Path.of("../docs/settings.md");

    @ParameterizedTest
    @CsvSource({
        "serve, '# Settings'",
        "run, '## wsgilet run'",
        "shell, '## wsgilet shell'",
        "install, '## wsgilet install'",
        "check, '## wsgilet check'",
        "war, '## wsgilet war'"
    })
    void documentMatchesTheCommand(String name, String heading) throws IOException {
        CommandLine command = Wsgilet.commandLine().getSubcommands().get(name);
        assertThat(documented(heading)).containsExactlyElementsOf(actual(command.getCommandSpec()));
    }

    @Test
    void defaultsAreThoseOfTheSettings() {
        assertThat(settings(Map.of(), "app"))
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(new ServeSettings(
                        Map.of("/", WsgiSettings.of("app")),
                        List.of(),
                        JettySettings.on(List.of(Bind.tcp("127.0.0.1", 8000))),
                        null,
                        List.of(),
                        Duration.ZERO,
                        new WarmUp(List.of(), Duration.ZERO, Duration.ofSeconds(60)),
                        null));
    }

    @Test
    void bannerNamesWhatIsServed() {
        assertThat(Serving.banner(settings(Map.of(), "shop:app", "--mount", "/api=api", "--threads", "4")))
                .matches("Wsgilet \\d+\\.\\S+ serves shop:app at /, api at /api with 4 threads\\. Ctrl-C stops it\\.");
    }

    @Test
    void defaultsAreShown() {
        StringWriter out = new StringWriter();
        CommandLine command = commandLine(Map.of()).setOut(new PrintWriter(out));

        assertThat(command.execute("serve", "app", "--show-config")).isZero();
        List<String> defaults = serve(command).options().stream()
                .filter(option ->
                        !SettingSources.isHelp(option) && !option.longestName().equals("--show-config"))
                .map(option -> "%-24s %-32s default"
                        .formatted(
                                SettingSources.name(option), option.typeInfo().isBoolean() ? "false" : written(option)))
                .toList();
        assertThat(out.toString().lines().takeWhile(line -> !line.isBlank())).containsAll(defaults);
    }

    @Test
    void standInsAndMendsAreShown() {
        StringWriter out = new StringWriter();
        CommandLine command = commandLine(Map.of()).setOut(new PrintWriter(out));

        assertThat(command.execute("serve", "app", "--show-config", "--no-speedups-of=jinja2, werkzeug.urls"))
                .isZero();
        assertThat(out.toString())
                .containsPattern("werkzeug\\.urls +0\\.9 to 1\\.0 +left out")
                .containsPattern("werkzeug\\.http +0\\.9 to 1\\.0 +when it is imported")
                .containsPattern("jinja2\\.runtime +2\\.6 to 2\\.11 +left out")
                .containsPattern("json\\.encoder +- +when it is imported")
                .containsPattern("Modules that are mended: .*jinja2\\.debug, .*pickle");
    }

    private static String written(ArgSpec argument) {
        return Objects.requireNonNullElse(argument.defaultValue(), "-");
    }

    private static final Set<String> ACTIONS = Set.of("--check", "--config", "--show-config");

    /** They are for the process, not for the server. */
    private static final Set<String> LOGGING = Set.of("--log-level", "--log-format");

    private static final String EXPLICIT = """
            --chdir               | / |
            --python-path         | / |
            --mount               | /api=other |
            --bind                | 127.0.0.1:1 |
            --unix-permissions    | 660 |
            --certfile            | c.pem |
            --keyfile             | k.pem           | --certfile=c.pem
            --keystore            | k.p12 |
            --key-password        | secret          | --keystore=k.p12
            --ca-certs            | ca.pem          | --keystore=k.p12 --cert-reqs=optional
            --cert-reqs           | required        | --keystore=k.p12 --ca-certs=ca.pem
            --redirect-http       | 127.0.0.1:2     | --keystore=k.p12
            --trusted-proxies     | 10.0.0.0/8 |
            --proxy-protocol      | true |
            --threads             | 5 |
            --timeout             | 0.5 |
            --graceful-timeout    | 5 |
            --drain-delay         | 5 |
            --warm-up             | /path |
            --warm-up-time        | 5               | --warm-up=/path
            --env                 | NAME=value |
            --no-speedups         | true |
            --no-speedups-of      | jinja2 |
            --jar                 | pom.xml |
            --database-pool       | 5 |
            --static              | /files=/ |
            --static-max-age      | 5 |
            --gzip                | true |
            --max-header-size     | 5k |
            --max-connections     | 5 |
            --backlog             | 5 |
            --header-timeout      | 5 |
            --max-body            | 5m |
            --body-timeout        | 5 |
            --body-memory         | 5k |
            --body-folder         | . |
            --stream-bodies       | true |
            --keep-alive          | 5 |
            --keep-alive-requests | 5 |
            --access-log          | - |
            --access-log-format   | common |
            --access-log-rotate   | daily |
            --access-log-keep     | 5 |
            --log-level           | debug |
            --log-format          | json |
            --request-id          | true |
            --admin               | 127.0.0.1:3 |
            --admin-hosts         | example.org |
            --reload              | true |
            --reload-extra        | /                | --reload
            --debug               | true |
            --debug-anyway        | true |
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = EXPLICIT)
    void valueIsTheSameFromWhereverItComes(String option, String value, String others, @TempDir Path folder)
            throws IOException {
        String[] companions = others == null ? new String[0] : others.split(" ");
        Path file = folder.resolve("wsgilet.toml");
        Files.writeString(file, option.substring(2) + " = " + toml(value));
        Map<String, String> variable =
                Map.of("WSGILET_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_'), value);

        ServeSettings given = settings(Map.of(), with(companions, "app", option + "=" + value));

        assertThat(settings(variable, with(companions, "app")))
                .as("by the variable")
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(given);
        assertThat(settings(Map.of(), with(companions, "app", "--config=" + file)))
                .as("by the file")
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(given);
        if (!LOGGING.contains(option)) {
            Assertions.assertThatThrownBy(() -> assertThat(
                                    settings(Map.of(), with(forgiven(option, companions), "app")))
                            .usingRecursiveComparison()
                            .usingOverriddenEquals()
                            .isEqualTo(given))
                    .as("the option is handed on")
                    .isInstanceOf(AssertionError.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void switchOfTheCommandLineIsOnWhateverAVariableSays(String variable) {
        assertThat(settings(Map.of("WSGILET_GZIP", variable), "app", "--gzip"))
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(settings(Map.of(), "app", "--gzip=true"));
    }

    @Test
    void eachSwitchIsOnWhereTheCommandLineHasIt() {
        assertThat(commandLine(Map.of()).getSubcommands().values().stream()
                        .flatMap(command -> command.getCommandSpec().options().stream())
                        .filter(option -> option.typeInfo().isBoolean() && !SettingSources.isHelp(option))
                        .filter(option -> !option.hidden())) // no variable has them
                .isNotEmpty()
                .allMatch(option -> option.fallbackValue().equals("true"));
    }

    /** Those companions that can be without the option. */
    private static String[] forgiven(String option, String[] companions) {
        return Stream.of(companions)
                .filter(companion -> !option.equals("--ca-certs") || !companion.startsWith("--cert-reqs"))
                .filter(companion -> !option.equals("--cert-reqs") || !companion.startsWith("--ca-certs"))
                .toArray(String[]::new);
    }

    @Test
    void eachOptionIsInThatTable() {
        List<String> names = serve(commandLine(Map.of())).options().stream()
                .filter(option -> !SettingSources.isHelp(option))
                .map(OptionSpec::longestName)
                .filter(name -> !ACTIONS.contains(name))
                .toList();

        assertThat(EXPLICIT.lines().map(line -> line.split("[ |]")[0])).containsExactlyElementsOf(names);
    }

    private static String toml(String value) {
        return value.matches("true|[0-9]+(\\.[0-9]+)?") ? value : "'" + value + "'";
    }

    private static String[] with(String[] companions, String... arguments) {
        return Stream.of(arguments, companions).flatMap(Stream::of).toArray(String[]::new);
    }

    private static CommandLine commandLine(Map<String, String> environment) {
        return Wsgilet.configured(new Wsgilet(), environment);
    }

    private static CommandSpec serve(CommandLine command) {
        return command.getSubcommands().get("serve").getCommandSpec();
    }

    private static ServeSettings settings(Map<String, String> environment, String... arguments) {
        CommandLine command = commandLine(environment);
        command.parseArgs(
                Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new));
        return ((ServeCommand) serve(command).userObject()).settings();
    }

    @Test
    void documentNamesEachInitParam() throws IOException {
        List<String> names = section("## In a servlet container")
                .filter(line -> line.startsWith("| `wsgilet."))
                .map(line -> code(line.split("\\|")[1]))
                .toList();

        assertThat(names).containsExactlyElementsOf(WsgiSettings.INIT_PARAMS);
    }

    @Test
    void initParamsAreNamedAsTheOptionsThatDoTheSame() {
        CommandSpec serve = Wsgilet.commandLine().getSubcommands().get("serve").getCommandSpec();
        List<String> names = serve.args().stream()
                .map(SettingSources::name)
                .map(name -> name.equals("no-speedups") ? "speedups" : name)
                .map("wsgilet."::concat)
                .toList();

        assertThat(names).containsAll(WsgiSettings.INIT_PARAMS);
    }

    private static List<String> documented(String heading) throws IOException {
        return section(heading)
                .filter(line -> line.contains("| `WSGILET_"))
                .map(line -> line.split("\\|"))
                .map(cells -> row(
                        code(cells[1]),
                        code(cells[2]),
                        cells[3].replace("`", "")
                                .replaceFirst(", unless .*", "")
                                .strip()))
                .toList();
    }

    private static Stream<String> section(String heading) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"));
    }

    /** What a cell has in code style. */
    private static String code(String cell) {
        return cell.contains("`") ? cell.replace("`", "").strip() : "";
    }

    private static List<String> actual(CommandSpec command) {
        return Stream.concat(command.positionalParameters().stream(), command.options().stream())
                .filter(argument -> !SettingSources.isHelp(argument) && !argument.hidden())
                .map(argument -> row(name(argument), SettingSources.variable(argument), defaultWords(argument)))
                .toList();
    }

    /** The default, or the words that the help has for it. */
    private static String defaultWords(ArgSpec argument) {
        if (argument.defaultValue() != null) {
            return argument.defaultValue();
        }
        if (argument instanceof OptionSpec option && option.typeInfo().isBoolean()) {
            return "off";
        }
        String[] lines = argument.description();
        String last = lines[lines.length - 1];
        return last.startsWith(DEFAULT) ? last.substring(DEFAULT.length()) : "required";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String row(String name, String variable, String defaultValue) {
        return String.join(" | ", name, variable, defaultValue);
    }
}
