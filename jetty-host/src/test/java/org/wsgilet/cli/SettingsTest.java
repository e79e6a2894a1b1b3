package org.wsgilet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.cli.config.SettingSources;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** docs/settings.md names each option of the commands, its variable and its default, and each init-param. */
class SettingsTest {

    private static final Path DOCUMENT = Path.of("../docs/settings.md");

    @ParameterizedTest
    @CsvSource({"serve, '# Settings'", "run, '## wsgilet run'", "war, '## wsgilet war'"})
    void documentMatchesTheCommand(String name, String heading) throws IOException {
        CommandLine command = Wsgilet.commandLine().getSubcommands().get(name);
        assertThat(documented(heading)).containsExactlyElementsOf(actual(command.getCommandSpec()));
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
                .map(cells -> row(code(cells[1]), code(cells[2]), code(cells[3])))
                .toList();
    }

    private static Stream<String> section(String heading) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"));
    }

    /** What a cell has in code style; "" for a word such as none. */
    private static String code(String cell) {
        return cell.contains("`") ? cell.replace("`", "").strip() : "";
    }

    private static List<String> actual(CommandSpec command) {
        return Stream.concat(command.positionalParameters().stream(), command.options().stream())
                .filter(argument ->
                        !(argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp())))
                .map(argument -> row(
                        name(argument),
                        SettingSources.variable(argument),
                        Objects.requireNonNullElse(argument.defaultValue(), "")))
                .toList();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String row(String name, String variable, String defaultValue) {
        return String.join(" | ", name, variable, defaultValue);
    }
}
