package org.wsgilet.cli;

import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;
import org.python.Version;
import org.wsgilet.bridge.jython.JythonStart;
import org.wsgilet.cli.config.SettingSources;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code wsgilet}. */
@Command(
        name = "wsgilet",
        description = "Runs Python 2.7 WSGI applications on the JVM.",
        mixinStandardHelpOptions = true,
        versionProvider = Wsgilet.Versions.class,
        subcommands = {ServeCommand.class, RunCommand.class, WarCommand.class})
public final class Wsgilet implements Runnable {

    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]*");

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (!Collections.disjoint(words, List.of("serve", "run"))
                && Collections.disjoint(words, List.of("--help", "--version", "--show-config"))) {
            JythonStart.begin(); // while the options are read and the addresses are taken
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return configured(new Wsgilet());
    }

    /** With what all commands have in common: variables, wsgilet.toml, one line for wrong usage. */
    static CommandLine configured(Object command) {
        CommandLine commandLine = new CommandLine(command);
        commandLine.setDefaultValueProvider(new SettingSources());
        commandLine.setParameterExceptionHandler(Wsgilet::usageError);
        commandLine.setUsageHelpWidth(100);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.getSubcommands().computeIfPresent("run", (name, run) -> run.setStopAtPositional(true));
        commandLine.setInterpolateVariables(false); // ${NAME} in a value is the user's own
        return commandLine;
    }

    /** One line in place of picocli's page of help. */
    private static int usageError(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String message = e.getMessage().lines().findFirst().orElse("wrong usage");
        String name = command.getCommandSpec().qualifiedName();
        command.getErr()
                .println(name + ": " + message + origin(message, command.getCommandSpec()) + " (see " + name
                        + " --help)");
        return ExitCode.USAGE;
    }

    /** Where the wrong value of an option stands when it is not on the command line. */
    private static String origin(String message, CommandSpec command) {
        Matcher name = OPTION.matcher(message);
        OptionSpec option = name.find() ? command.findOption(name.group()) : null;
        ParseResult parsed = command.commandLine().getParseResult();
        if (option == null || parsed != null && parsed.hasMatchedOption(option)) {
            return "";
        }
        String origin = ((SettingSources) command.defaultValueProvider()).origin(option);
        return origin == null ? "" : " (set by " + origin + ")";
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: wsgilet serve APP, wsgilet run FILE, or wsgilet war APP");
    }

    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "wsgilet " + org.wsgilet.bridge.environ.Version.CURRENT + " (Jython " + Version.PY_VERSION + ", Jetty "
                        + Server.getVersion() + ", Java " + System.getProperty("java.version") + ")"
            };
        }
    }
}
