package org.wsgilet.cli.help;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page of a command, in the macros of man(7), from the words of its help. */
public final class ManPage {

    private final CommandSpec command;
    private final String version;
    private final StringBuilder roff = new StringBuilder();

    private ManPage(CommandSpec command, String version) {
        this.command = command;
        this.version = version;
    }

    /** The name of the page: {@code wsgilet-serve}. */
    public static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    public static String of(CommandSpec command, String version) {
        return new ManPage(command, version).written();
    }

    private String written() {
        String name = name(command);
        line(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" \"Wsgilet " + version + "\" \"Wsgilet\"");
        line(".nh\n.ad l"); // names of variables are not to be broken
        heading("NAME");
        text(name + " \\- " + escaped(withoutStop(command.usageMessage().description()[0])));
        heading("SYNOPSIS");
        text(escaped(command.usageMessage().customSynopsis()[0]));
        entries(
                "COMMANDS",
                command.subcommands().values().stream()
                        .map(sub -> Map.entry(
                                name(sub.getCommandSpec()) + "(1)",
                                sub.getCommandSpec().usageMessage().description()[0]))
                        .toList());
        entries(
                "ARGUMENTS",
                command.positionalParameters().stream()
                        .map(parameter -> Map.entry(parameter.paramLabel(), HelpPage.description(parameter)))
                        .toList());
        heading("OPTIONS");
        HelpPage.bySubject(command).forEach(this::options);
        notes();
        examples();
        seeAlso();
        return roff.toString();
    }

    private void options(String subject, List<OptionSpec> options) {
        line(".SS " + quoted(subject));
        options.forEach(option ->
                entry(HelpPage.names(option).strip(), HelpPage.description(option) + HelpPage.defaultOf(option)));
    }

    private void entries(String heading, List<Map.Entry<String, String>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        heading(heading);
        entries.forEach(entry -> entry(entry.getKey(), entry.getValue()));
    }

    private void entry(String name, String meaning) {
        line(".TP");
        line(".B " + escaped(name));
        text(escaped(meaning));
    }

    private void notes() {
        String footer = Stream.of(command.usageMessage().footer())
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(" "));
        if (!footer.isEmpty()) {
            heading("NOTES");
            text(escaped(footer));
        }
    }

    private void examples() {
        ShortHelp help = command.userObject().getClass().getAnnotation(ShortHelp.class);
        if (help == null) {
            return;
        }
        heading("EXAMPLES");
        for (String example : help.examples()) {
            String[] parts = example.split(" {2,}", 2);
            line(".TP");
            line(".B " + escaped(parts[0]));
            text(escaped(parts.length > 1 ? parts[1] : ""));
        }
    }

    private void seeAlso() {
        CommandSpec parent = command.parent();
        if (parent == null) {
            return;
        }
        heading("SEE ALSO");
        text(Stream.concat(
                        Stream.of(parent),
                        parent.subcommands().values().stream().map(sub -> sub.getCommandSpec()))
                .filter(other -> other != command)
                .map(other -> "\\fB" + escaped(name(other)) + "\\fR(1)")
                .distinct()
                .collect(Collectors.joining(", ")));
    }

    private void heading(String words) {
        line(".SH " + quoted(words));
    }

    private void text(String words) {
        // A line that begins with one of these would be taken for a request.
        line(words.startsWith(".") || words.startsWith("'") ? "\\&" + words : words.isEmpty() ? "\\&" : words);
    }

    private void line(String words) {
        roff.append(words).append('\n');
    }

    private static String quoted(String words) {
        return '"' + escaped(words).replace("\"", "\\(dq") + '"';
    }

    /** A hyphen is one that can be copied into a command line. */
    private static String escaped(String words) {
        return words.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("\"", "\\(dq")
                .replace("'", "\\(aq")
                .replace("~", "\\(ti");
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
