package org.wsgilet.cli.options;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.jython.KnownChanges;
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
                OptionValues.NO_DEFAULT
            })
    private List<String> variables = List.of();

    @Option(
            names = "--no-speedups",
            fallbackValue = OptionValues.ON,
            description = "Leave the Python code of packages as it is: no stand-ins in Java (docs/performance.md).")
    private Boolean noSpeedups;

    @Option(
            names = "--no-speedups-of",
            paramLabel = "NAME",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Leave the Python code of this package or module as it is, such as jinja2 or werkzeug.urls. Repeatable; a"
                        + " comma separates, too.",
                OptionValues.NO_DEFAULT
            })
    private List<String> noSpeedupsOf = List.of();

    /** @throws OptionException for what is no pair of name and value */
    public Map<String, String> environment() {
        return OptionValues.pairs("--env", variables);
    }

    /** @throws OptionException for a name for which there is no stand-in */
    public Set<String> noSpeedups() {
        String names = namesWithoutSpeedups();
        return names.isEmpty() ? Set.of() : OptionValues.parsed("--no-speedups-of", names, KnownChanges::noSpeedups);
    }

    /** The names with commas between, as settings and init-params have them; empty for none. */
    public String namesWithoutSpeedups() {
        return Boolean.TRUE.equals(noSpeedups)
                ? KnownChanges.ALL
                : String.join(",", OptionValues.split(noSpeedupsOf, ","));
    }

    /** @throws OptionException as {@link #environment()} and {@link #noSpeedups()} */
    public WsgiSettings applyTo(WsgiSettings wsgi) {
        WsgiSettings changed = noSpeedups == null ? wsgi : wsgi.speedups(!noSpeedups);
        if (!noSpeedups().isEmpty()) {
            changed = changed.noSpeedups(namesWithoutSpeedups());
        }
        for (Map.Entry<String, String> variable : environment().entrySet()) {
            changed = changed.env(variable.getKey(), variable.getValue());
        }
        return changed;
    }
}
