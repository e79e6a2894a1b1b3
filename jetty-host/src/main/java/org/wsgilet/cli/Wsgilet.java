package org.wsgilet.cli;

import org.eclipse.jetty.server.Server;
import org.python.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code wsgilet}. */
@Command(
        name = "wsgilet",
        description = "Runs Python 2.7 WSGI applications on the JVM.",
        mixinStandardHelpOptions = true,
        versionProvider = Wsgilet.Versions.class,
        subcommands = {ServeCommand.class, WarCommand.class})
public final class Wsgilet implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return configured(new Wsgilet());
    }

    /** With what all commands have in common: variables, one line for wrong usage. */
    static CommandLine configured(Object command) {
        CommandLine commandLine = new CommandLine(command);
        commandLine.setDefaultValueProvider(new VariableDefaults());
        commandLine.setParameterExceptionHandler(Wsgilet::usageError);
        commandLine.setUsageHelpWidth(100);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        return commandLine;
    }

    /** One line in place of picocli's page of help. */
    private static int usageError(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String message = e.getMessage().lines().findFirst().orElse("wrong usage");
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + ": " + message + " (see "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: wsgilet serve APP, or wsgilet war APP");
    }

    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "wsgilet " + org.wsgilet.bridge.Version.CURRENT + " (Jython " + Version.PY_VERSION + ", Jetty "
                        + Server.getVersion() + ", Java " + System.getProperty("java.version") + ")"
            };
        }
    }
}
