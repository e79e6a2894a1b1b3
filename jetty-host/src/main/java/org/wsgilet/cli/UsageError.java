package org.wsgilet.cli;

import org.wsgilet.cli.config.SettingSources;
import org.wsgilet.cli.help.UnknownWord;
import org.wsgilet.cli.options.OptionException;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage: one line on standard error in place of picocli's page of help. */
record UsageError(CommandLine command, String message) {

    /** What picocli finds wrong while it reads the command line. */
    static UsageError of(ParameterException e) {
        CommandLine command = e.getCommandLine();
        // The cause is what the type of an option says about a value: picocli's own words add its Java class.
        if (e.getArgSpec() instanceof OptionSpec option && e.getValue() != null && e.getCause() != null) {
            return of(new OptionException(option.longestName(), e.getValue(), reason(option, e.getCause())), command);
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            return new UsageError(command, UnknownWord.message(unmatched));
        }
        return new UsageError(command, e.getMessage().lines().findFirst().orElse("wrong usage"));
    }

    private static String reason(OptionSpec option, Throwable cause) {
        if (option.typeInfo().isBoolean()) {
            return "use true or false";
        }
        return option.typeInfo().isEnum()
                ? "use one of " + String.join(", ", option.completionCandidates())
                : cause.getMessage();
    }

    static UsageError of(OptionException e, CommandLine command) {
        return new UsageError(command, e.getMessage() + origin(e.option(), command));
    }

    /** Returns the exit code. */
    int print() {
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + message + " (see " + name + " --help)");
        return ExitCode.USAGE;
    }

    /** Where the value of an option stands when it is not on the command line. */
    private static String origin(String name, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        ArgSpec option = spec.findOption(name);
        ParseResult parsed = command.getParseResult();
        if (option == null || parsed != null && parsed.hasMatchedOption(name)) {
            return "";
        }
        String origin = ((SettingSources) spec.defaultValueProvider()).origin(option);
        return origin == null ? "" : " (set by " + origin + ")";
    }
}
