package org.wsgilet.cli.options;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.debug.Debug;
import org.wsgilet.bridge.loading.AppSpec;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.reload.Development;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What is reloaded by itself while the developer works. */
@Subject("Development")
public final class ReloadOptions {

    @Option(
            names = "--reload",
            fallbackValue = OptionValues.ON,
            description = "Reload when a Python file or template changes, and show in the browser why changed code does"
                    + " not load. For development.")
    private boolean reload;

    @Option(
            names = "--reload-extra",
            paramLabel = "PATH",
            showDefaultValue = Visibility.NEVER,
            description = {
                "With --reload: a further file, or folder all of whose files count. Repeatable; the separator of PATH"
                        + " separates, too.",
                OptionValues.NO_DEFAULT
            })
    private List<String> extra = List.of();

    public boolean isOn() {
        return reload;
    }

    /**
     * Null without the option.
     *
     * @throws OptionException for a file that is not there, or that nothing would watch
     */
    public Development.Settings settings(Collection<WsgiSettings> applications, Debug viewers) {
        List<Path> paths = new ArrayList<>();
        for (String text : OptionValues.split(extra, File.pathSeparator)) {
            Path path = Path.of(text).toAbsolutePath().normalize();
            if (!reload) {
                throw new OptionException("--reload-extra", text, "it does nothing without --reload");
            }
            if (!Files.exists(path)) {
                throw new OptionException("--reload-extra", text, "there is no such file or folder");
            }
            paths.add(path);
        }
        Set<Path> folders = new LinkedHashSet<>();
        for (WsgiSettings application : applications) {
            folders.add(application.workingDirectory());
            folders.addAll(application.pythonPath());
            addFolder(folders, application);
        }
        return reload ? new Development.Settings(List.copyOf(folders), paths, viewers) : null;
    }

    private static void addFolder(Set<Path> folders, WsgiSettings application) {
        try {
            Path folder = AppSpec.parse(application.application(), application.workingDirectory())
                    .folder();
            if (folder != null) {
                folders.add(folder);
            }
        } catch (LoadException e) {
            // Loading will say so.
        }
    }
}
