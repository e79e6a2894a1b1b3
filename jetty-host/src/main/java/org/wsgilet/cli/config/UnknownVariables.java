package org.wsgilet.cli.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wsgilet.jvm.JvmOptions;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** Variables that are named as settings and are none: a mistake that would otherwise change nothing and say nothing. */
public final class UnknownVariables {

    private UnknownVariables() {}

    /** A line for each. */
    public static List<String> warnings(Map<String, String> environment, CommandLine command) {
        Set<String> known = new TreeSet<>(Set.of(JvmOptions.VARIABLE, JvmOptions.ARCHIVE, JvmOptions.AOT_CACHE));
        addVariables(command, known);
        return environment.keySet().stream()
                .filter(name -> name.startsWith(SettingSources.VARIABLE_PREFIX) && !known.contains(name))
                .sorted()
                .map(name -> name + " does nothing, there is no such setting" + NearName.question(name, known))
                .toList();
    }

    private static void addVariables(CommandLine command, Set<String> known) {
        for (ArgSpec argument : command.getCommandSpec().args()) {
            if (!SettingSources.isHelp(argument)) {
                known.add(SettingSources.variable(argument));
            }
        }
        command.getSubcommands().values().forEach(subcommand -> addVariables(subcommand, known));
    }
}
