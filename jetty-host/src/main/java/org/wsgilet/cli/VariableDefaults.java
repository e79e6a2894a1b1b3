package org.wsgilet.cli;

import java.util.Locale;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Each option may be set by an environment variable too: {@code --log-level} by {@code WSGILET_LOG_LEVEL}. */
final class VariableDefaults implements IDefaultValueProvider {

    @Override
    public String defaultValue(ArgSpec argument) {
        if (argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp())) {
            return null;
        }
        String value = System.getenv(variable(argument));
        return value != null ? value : argument.defaultValue();
    }

    static String variable(ArgSpec argument) {
        String name =
                argument instanceof OptionSpec option ? option.longestName().substring(2) : argument.paramLabel();
        return "WSGILET_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
