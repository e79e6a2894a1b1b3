package org.wsgilet.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wsgilet.bridge.jython.JythonStart;
import org.wsgilet.cli.config.HelpOptions;
import org.wsgilet.cli.config.SettingSources;
import org.wsgilet.cli.config.UnknownVariables;
import org.wsgilet.cli.help.HelpPage;
import org.wsgilet.cli.options.OptionException;
import org.wsgilet.cli.options.ValueTypes;
import org.wsgilet.jetty.Versions;
import org.wsgilet.jvm.AsciiDigits;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code wsgilet}. */
@Command(
        name = "wsgilet",
        description = "Runs Python 2.7 WSGI applications on the JVM.",
        customSynopsis = "wsgilet COMMAND [OPTION]... [ARGUMENT]...",
        footer = {"", "wsgilet COMMAND --help tells more of each."},
        versionProvider = Wsgilet.VersionLine.class,
        subcommands = {
            ServeCommand.class,
            RunCommand.class,
            ShellCommand.class,
            InstallCommand.class,
            CheckCommand.class,
            WarCommand.class,
            CompletionCommand.class
        })
public final class Wsgilet implements Runnable {

    /** Megabytes of heap. With less the start ends in one of many ways, none of which says why. */
    private static final int LEAST_MEMORY = 32;

    @Mixin
    private HelpOptions help;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        long memory = Runtime.getRuntime().maxMemory() >> 20;
        if (memory < LEAST_MEMORY) {
            System.err.println("wsgilet: the heap of the JVM may have " + memory + " MB, at least " + LEAST_MEMORY
                    + " are needed: set it as in WSGILET_JAVA_OPTS=-Xmx512m.");
            System.exit(ExitCode.USAGE);
        }
        AsciiDigits.use();
        List<String> words = List.of(arguments);
        if (!Collections.disjoint(words, List.of("serve", "run", "shell"))
                && Collections.disjoint(words, List.of("-h", "--help", "-V", "--version", "--show-config"))) {
            JythonStart.begin(); // while the options are read and the addresses are taken
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return configured(new Wsgilet());
    }

    static CommandLine configured(Object command) {
        return configured(command, System.getenv());
    }

    /** With what all commands have in common: variables, wsgilet.toml, one line for wrong usage. */
    static CommandLine configured(Object command, Map<String, String> environment) {
        CommandLine commandLine = new CommandLine(command);
        ValueTypes.register(commandLine);
        commandLine.setDefaultValueProvider(new SettingSources(environment));
        commandLine.setParameterExceptionHandler(
                (e, arguments) -> UsageError.of(e).print());
        commandLine.setExecutionExceptionHandler(Wsgilet::failed);
        commandLine.setExecutionStrategy(parsed -> execute(parsed, environment));
        commandLine.setUsageHelpWidth(100);
        HelpPage.install(commandLine);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.getSubcommands().computeIfPresent("run", (name, run) -> run.setStopAtPositional(true));
        // What is pip's goes on to pip.
        commandLine
                .getSubcommands()
                .computeIfPresent("install", (name, install) -> install.setUnmatchedOptionsArePositionalParams(true));
        commandLine.setInterpolateVariables(false); // ${NAME} in a value is the user's own
        return commandLine;
    }

    private static int execute(ParseResult parsed, Map<String, String> environment) {
        CommandLine command = parsed.commandSpec().commandLine();
        UnknownVariables.warnings(environment, command)
                .forEach(warning -> command.getErr().println("wsgilet: " + warning));
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        if (e instanceof OptionException option) {
            return UsageError.of(option, command).print();
        }
        throw e;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do: wsgilet serve APP, run FILE, shell APP, install PACKAGE, check APP, or war APP");
    }

    /** {@code --version}: one line. */
    static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Map<String, String> others = new LinkedHashMap<>(Versions.ofServer());
            String own = others.remove(Versions.OWN);
            return new String[] {
                others.entrySet().stream()
                        .map(version -> version.getKey() + " " + version.getValue())
                        .collect(Collectors.joining(", ", "wsgilet " + own + " (", ")"))
            };
        }
    }
}
