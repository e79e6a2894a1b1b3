package org.wsgilet.cli.config;

import java.io.PrintWriter;
import java.util.Set;
import java.util.stream.Collectors;
import org.wsgilet.bridge.jython.KnownChanges;
import org.wsgilet.bridge.jython.KnownChanges.KnownStandIn;
import org.wsgilet.jvm.JvmOptions;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code --show-config}: each setting in force and where it comes from, what is changed in Python, and the JVM. */
public final class ShownConfig {

    private static final String VARIABLES = "NAME=VALUE";
    private static final String SECRET = "PASSWORD";

    private ShownConfig() {}

    public static void print(CommandSpec command, Set<String> noSpeedups, PrintWriter out) {
        for (ArgSpec argument : command.args()) {
            if (!SettingSources.isHelp(argument)) {
                out.printf("%-24s %-32s %s%n", SettingSources.name(argument), value(argument), origin(argument));
            }
        }
        printStandIns(noSpeedups, out);
        out.printf("%nModules that are mended: %s%n", String.join(", ", KnownChanges.mends()));
        JvmOptions.print(out);
    }

    private static void printStandIns(Set<String> noSpeedups, PrintWriter out) {
        out.printf("%nStand-ins in Java, to be left out by --no-speedups-of:%n");
        for (KnownStandIn standIn : KnownChanges.standIns()) {
            String versions = standIn.versions().isEmpty() ? "-" : standIn.versions();
            String state = KnownChanges.isLeftOut(standIn, noSpeedups) ? "left out" : "when it is imported";
            out.printf("%-32s %-24s %s%n", standIn.module(), versions, state);
        }
    }

    private static String value(ArgSpec argument) {
        String text = text(argument);
        if (text == null) {
            return "-";
        }
        if (argument.paramLabel().equals(SECRET)) {
            return "***";
        }
        return argument.paramLabel().equals(VARIABLES) ? names(text) : text.replace('\n', ',');
    }

    /** As it was written; null where there is none. */
    private static String text(ArgSpec argument) {
        if (argument.typeInfo().isBoolean()) {
            return String.valueOf(Boolean.TRUE.equals(argument.getValue()));
        }
        if (isGiven(argument)) {
            return String.join("\n", argument.originalStringValues());
        }
        return sources(argument).defaultValue(argument);
    }

    /** Variables of the application are where passwords are. */
    private static String names(String variables) {
        return variables.lines().map(pair -> pair.replaceFirst("=.*", "=***")).collect(Collectors.joining(","));
    }

    private static String origin(ArgSpec argument) {
        if (isGiven(argument)) {
            return "command line";
        }
        String origin = sources(argument).origin(argument);
        return origin == null ? "default" : origin;
    }

    private static boolean isGiven(ArgSpec argument) {
        ParseResult parsed = argument.command().commandLine().getParseResult();
        return argument instanceof OptionSpec option
                ? parsed.hasMatchedOption(option)
                : !parsed.matchedPositionals().isEmpty();
    }

    private static SettingSources sources(ArgSpec argument) {
        return (SettingSources) argument.command().defaultValueProvider();
    }
}
