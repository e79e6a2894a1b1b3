package org.wsgilet.cli.config;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.wsgilet.jvm.JvmOptions;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code --show-config}: each setting in force and where it comes from, and then those of the JVM. */
public final class ShownConfig {

    private static final String VARIABLES = "NAME=VALUE";
    private static final String SECRET = "PASSWORD";

    private ShownConfig() {}

    public static void print(CommandSpec command, PrintWriter out) {
        for (ArgSpec argument : command.args()) {
            if (!SettingSources.isHelp(argument)) {
                out.printf("%-24s %-32s %s%n", SettingSources.name(argument), value(argument), origin(argument));
            }
        }
        JvmOptions.print(out);
    }

    private static String value(ArgSpec argument) {
        Object value = argument.getValue();
        if (value == null || value instanceof List<?> list && list.isEmpty()) {
            return "-";
        }
        if (argument.paramLabel().equals(SECRET)) {
            return "***";
        }
        if (argument.paramLabel().equals(VARIABLES)) {
            return names((List<?>) value);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                        .replace('\n', ',')
                : value.toString();
    }

    /** Variables of the application are where passwords are. */
    private static String names(List<?> variables) {
        return variables.stream()
                .flatMap(lines -> lines.toString().lines())
                .map(pair -> pair.replaceFirst("=.*", "=***"))
                .collect(Collectors.joining(","));
    }

    private static String origin(ArgSpec argument) {
        ParseResult parsed = argument.command().commandLine().getParseResult();
        boolean given = argument instanceof OptionSpec option
                ? parsed.hasMatchedOption(option)
                : !parsed.matchedPositionals().isEmpty();
        if (given) {
            return "command line";
        }
        String origin = ((SettingSources) argument.command().defaultValueProvider()).origin(argument);
        return origin == null ? "default" : origin;
    }
}
