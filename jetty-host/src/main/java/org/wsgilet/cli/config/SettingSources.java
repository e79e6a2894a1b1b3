package org.wsgilet.cli.config;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where a setting comes from that the command line does not give: first the environment, {@code --log-level} for
 * example from {@code WSGILET_LOG_LEVEL}, then {@code wsgilet.toml}, where its key is {@code log-level}, then the
 * default. That file is the one of {@code wsgilet serve}; other commands take what is in it only where {@code --config}
 * names it.
 */
public final class SettingSources implements IDefaultValueProvider {

    static final String VARIABLE_PREFIX = "WSGILET_";

    private final Map<String, String> environment;
    private ConfigFile lastRead;

    /** @param environment the variables of the process */
    public SettingSources(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (isHelp(argument)) {
            return null;
        }
        String value = environment.get(variable(argument));
        ConfigFile file = value == null ? file(argument.command()) : null;
        if (file != null) {
            value = file.value(argument);
        }
        return value != null ? value : argument.defaultValue();
    }

    /** What the user has to change for another value: a variable, or a line of a file; null for the default. */
    public String origin(ArgSpec argument) {
        if (environment.get(variable(argument)) != null) {
            return variable(argument);
        }
        ConfigFile file = file(argument.command());
        return file == null ? null : file.origin(argument);
    }

    public static String variable(ArgSpec argument) {
        Variable own = argument.userObject() instanceof Field field ? field.getAnnotation(Variable.class) : null;
        return own != null
                ? own.value()
                : VARIABLE_PREFIX + name(argument).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether the option is one of {@code wsgilet serve} by name, and says something else. */
    static boolean hasOwnMeaning(ArgSpec argument) {
        return argument.userObject() instanceof Field field && field.isAnnotationPresent(Variable.class);
    }

    /** The name of the setting: that of the option without dashes. */
    public static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName().substring(2)
                : argument.paramLabel().toLowerCase(Locale.ROOT);
    }

    /** Whether it is no setting, but asks for help. */
    public static boolean isHelp(ArgSpec argument) {
        return argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp())
                || argument.userObject() instanceof Field field && field.getDeclaringClass() == HelpOptions.class;
    }

    private ConfigFile file(CommandSpec command) {
        Path path = helpIsWanted(command) ? null : path(command);
        if (path != null && (lastRead == null || !lastRead.path().equals(path))) {
            lastRead = ConfigFile.read(path, command);
        }
        return path == null ? null : lastRead;
    }

    /** A broken file must not stand in the way of the help. */
    private static boolean helpIsWanted(CommandSpec command) {
        return command.options().stream()
                .anyMatch(option ->
                        (option.usageHelp() || option.versionHelp()) && Boolean.TRUE.equals(option.getValue()));
    }

    private Path path(CommandSpec command) {
        if (command.findOption("--config") == null) {
            return null;
        }
        Path given = given(command.findOption("--config"));
        if (given != null) {
            return given;
        }
        OptionSpec directory = command.findOption("--chdir");
        if (directory == null || !command.name().equals(ConfigFile.OF_COMMAND)) {
            return null;
        }
        Path here = Path.of(ConfigFile.NAME);
        Path there = given(directory) == null ? here : given(directory).resolve(ConfigFile.NAME);
        return Files.exists(here) ? here : Files.exists(there) ? there : null;
    }

    private Path given(OptionSpec option) {
        Path path = option.getValue();
        String variable = environment.get(variable(option));
        return path == null && variable != null ? Path.of(variable) : path;
    }
}
