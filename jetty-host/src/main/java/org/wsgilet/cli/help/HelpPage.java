package org.wsgilet.cli.help;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wsgilet.cli.config.HelpOptions;
import org.wsgilet.cli.options.Subject;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The options and examples in the help of a command: those that matter first, with their first sentence, or all, under
 * the headings of their subjects.
 */
public final class HelpPage {

    private static final String OTHERS = "Options";
    private static final String DEFAULT = "  Default: ";

    private final CommandSpec command;
    private final ShortHelp shortHelp;

    private HelpPage(CommandSpec command) {
        this.command = command;
        this.shortHelp = command.userObject().getClass().getAnnotation(ShortHelp.class);
    }

    /** For the command and those below it. */
    public static void install(CommandLine command) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> {
            HelpPage page = new HelpPage(help.commandSpec());
            return page.options() + page.examples();
        });
        command.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, help -> parameters(help.commandSpec()));
        command.getSubcommands().values().forEach(HelpPage::install);
    }

    private static String parameters(CommandSpec command) {
        Rows rows = new Rows();
        command.positionalParameters()
                .forEach(parameter -> rows.add("    " + parameter.paramLabel(), description(parameter)));
        return command.positionalParameters().isEmpty() ? "" : "\n" + rows;
    }

    private String options() {
        boolean isShort = shortHelp != null && shortHelp.options().length > 0 && !allAreWanted();
        return isShort ? first() : all();
    }

    private boolean allAreWanted() {
        OptionSpec all = command.findOption("--all");
        return all != null && Boolean.TRUE.equals(all.getValue());
    }

    private String first() {
        Rows rows = new Rows();
        for (String name : shortHelp.options()) {
            OptionSpec option = command.findOption(name);
            rows.add(names(option), firstSentence(description(option)) + defaultOf(option));
        }
        return "\nOptions that matter first, of " + command.options().size() + " (--help --all shows them):\n" + rows;
    }

    private String all() {
        StringBuilder all = new StringBuilder();
        bySubject(command).forEach((subject, options) -> {
            Rows rows = new Rows();
            options.forEach(option -> rows.add(names(option), description(option) + defaultOf(option)));
            all.append('\n').append(subject).append(":\n").append(rows);
        });
        return all.toString();
    }

    /** The options in the order of the help, under the headings of their subjects. */
    static Map<String, List<OptionSpec>> bySubject(CommandSpec command) {
        ShortHelp shortHelp = command.userObject().getClass().getAnnotation(ShortHelp.class);
        boolean isShort = shortHelp != null && shortHelp.options().length > 0;
        Map<String, List<OptionSpec>> subjects = new LinkedHashMap<>();
        for (OptionSpec option : command.options()) {
            boolean isPointless = !isShort && option.longestName().equals("--all"); // all are shown anyway
            if (!option.hidden() && !isPointless) {
                subjects.computeIfAbsent(subject(option), subject -> new ArrayList<>())
                        .add(option);
            }
        }
        List<OptionSpec> others = subjects.remove(OTHERS);
        if (others != null) {
            subjects.put(OTHERS, others); // last: --help and --version are among them
        }
        return subjects;
    }

    private String examples() {
        return shortHelp == null ? "" : "\nExamples:\n  " + String.join("\n  ", shortHelp.examples()) + "\n";
    }

    private static String subject(OptionSpec option) {
        Class<?> declaring = ((Field) option.userObject()).getDeclaringClass();
        Subject subject = declaring.getAnnotation(Subject.class);
        return subject == null || declaring == HelpOptions.class ? OTHERS : subject.value();
    }

    static String names(OptionSpec option) {
        List<String> names = new ArrayList<>(List.of(option.names()));
        String label = option.typeInfo().isBoolean() ? "" : "=" + option.paramLabel();
        String all = String.join(", ", names) + label;
        return names.get(0).startsWith("--") ? "    " + all : all;
    }

    static String description(ArgSpec argument) {
        return argument.description()[0];
    }

    /** With its full stop; those in names and abbreviations have no space and capital letter after them. */
    private static String firstSentence(String text) {
        return text.split("(?<=[.;]) (?=[A-Z])", 2)[0];
    }

    static String defaultOf(OptionSpec option) {
        if (option.defaultValue() != null) {
            return " Default: " + option.defaultValue();
        }
        String[] lines = option.description();
        String last = lines[lines.length - 1];
        return last.startsWith(DEFAULT) && !last.equals(DEFAULT + "none")
                ? " Default: " + last.substring(DEFAULT.length())
                : "";
    }
}
