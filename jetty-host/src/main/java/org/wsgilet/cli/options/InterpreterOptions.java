package org.wsgilet.cli.options;

import java.util.List;
import java.util.Map;
import org.wsgilet.bridge.WsgiSettings;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The Python that runs the application. */
@Subject("Application")
public final class InterpreterOptions {

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Set an environment variable of the application. Repeatable; in WSGILET_ENV one a line.",
                Values.NO_DEFAULT
            })
    private List<String> variables = List.of();

    @Option(
            names = "--no-speedups",
            description = "Leave the Python code of packages as it is: no stand-ins in Java (docs/performance.md).")
    private boolean noSpeedups;

    /** @throws OptionException for what is no pair of name and value */
    public Map<String, String> environment() {
        return Values.pairs("--env", variables);
    }

    public boolean speedups() {
        return !noSpeedups;
    }

    /** @throws OptionException as {@link #environment()} */
    public WsgiSettings applyTo(WsgiSettings wsgi) {
        WsgiSettings changed = wsgi.speedups(speedups());
        for (Map.Entry<String, String> variable : environment().entrySet()) {
            changed = changed.env(variable.getKey(), variable.getValue());
        }
        return changed;
    }
}
