package org.wsgilet.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wsgilet.cli.config.NearName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a word on the command line that is no option and no command: what was meant, or what to use. */
public final class UnknownWord {

    /** As word processors make one of two hyphens. */
    private static final Pattern OTHER_DASH = Pattern.compile("[\u2010-\u2015\u2212]\\w.*");

    private UnknownWord() {}

    public static String message(UnmatchedArgumentException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String word = e.getUnmatched().get(0);
        Optional<String> dash = e.getCommandLine().getParseResult().originalArgs().stream()
                .filter(OTHER_DASH.asMatchPredicate())
                .findFirst();
        if (dash.isPresent()) {
            return "'" + dash.get() + "' begins with a dash that is no hyphen: write --"
                    + dash.get().replaceFirst("^\\W+", "");
        }
        if (!word.startsWith("-")) {
            return command.subcommands().isEmpty() ? "'" + word + "' is one argument too many" : command(word, command);
        }
        String option = word.startsWith("--") || word.length() < 2 ? word.split("=", 2)[0] : word.substring(0, 2);
        return "Unknown option: '" + option + "'" + advice(option, command);
    }

    private static String advice(String option, CommandSpec command) {
        boolean serves = command.findOption("--bind") != null;
        String advice = serves ? ForeignOptions.advice(option) : null;
        return advice == null ? near(option, command) : ": " + advice;
    }

    private static String near(String option, CommandSpec command) {
        if (!option.startsWith("--")) {
            return ""; // any letter is near to any other
        }
        List<String> names = new ArrayList<>();
        command.options().forEach(known -> names.addAll(List.of(known.names())));
        String question = NearName.question(option, names);
        return question.isEmpty() ? ofOthers(option, command) : question;
    }

    /** {@code : wsgilet serve has it}, or nothing. */
    private static String ofOthers(String option, CommandSpec command) {
        if (command.parent() == null) {
            return "";
        }
        String others = command.parent().subcommands().values().stream()
                .filter(other -> other.getCommandSpec().findOption(option) != null)
                .map(other -> other.getCommandSpec().qualifiedName())
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : ": it is one of " + others;
    }

    private static String command(String word, CommandSpec command) {
        String commands = String.join(", ", command.subcommands().keySet());
        String question = NearName.question(word, command.subcommands().keySet());
        if (word.equals("help")) {
            question = ": write wsgilet --help, or wsgilet COMMAND --help";
        } else if (word.equals("version")) {
            question = ": write wsgilet --version";
        }
        if (question.isEmpty() && word.matches(".*[:./].*")) {
            question = ": did you mean wsgilet serve " + word + "?";
        }
        return "there is no command '" + word + "'" + (question.isEmpty() ? ": use one of " + commands : question);
    }
}
