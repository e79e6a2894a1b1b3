package org.wsgilet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** docs/settings.md names each option of {@code wsgilet serve}, its variable and its default. */
class SettingsTest {

    private static final Path DOCUMENT = Path.of("../docs/settings.md");

    @Test
    void documentMatchesTheCommand() throws IOException {
        CommandLine serve = Wsgilet.commandLine().getSubcommands().get("serve");
        assertThat(documented()).containsExactlyElementsOf(actual(serve.getCommandSpec()));
    }

    private static List<String> documented() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.contains("| `WSGILET_"))
                .map(line -> line.split("\\|"))
                .map(cells -> row(code(cells[1]), code(cells[2]), code(cells[3])))
                .toList();
    }

    /** What a cell has in code style; "" for a word such as none. */
    private static String code(String cell) {
        return cell.contains("`") ? cell.replace("`", "").strip() : "";
    }

    private static List<String> actual(CommandSpec serve) {
        return Stream.concat(serve.positionalParameters().stream(), serve.options().stream())
                .filter(argument ->
                        !(argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp())))
                .map(argument -> row(
                        name(argument),
                        VariableDefaults.variable(argument),
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
