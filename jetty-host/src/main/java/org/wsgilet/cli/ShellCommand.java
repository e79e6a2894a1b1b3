package org.wsgilet.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.python.Version;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.imp;
import org.wsgilet.bridge.files.StandardStreams;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.loading.AppLoader;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.cli.config.HelpOptions;
import org.wsgilet.cli.help.ShortHelp;
import org.wsgilet.cli.options.FolderOptions;
import org.wsgilet.cli.options.InterpreterOptions;
import org.wsgilet.cli.options.JarOptions;
import org.wsgilet.cli.options.LogLevel;
import org.wsgilet.cli.options.OptionValues;
import org.wsgilet.cli.options.PathOptions;
import org.wsgilet.cli.options.Subject;
import org.wsgilet.installing.Pip;
import org.wsgilet.installing.SitePackages;
import org.wsgilet.log.LogFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsgilet shell APP}. */
@Command(
        name = "shell",
        description = "Opens a prompt in the Python that applications get, with the application at hand.",
        customSynopsis = "wsgilet shell [OPTION]... [APP]",
        versionProvider = Wsgilet.VersionLine.class,
        footer = {
            "",
            "The application is application and app there. At a terminal, Tab completes names, and the arrow",
            "keys find earlier lines. Where standard input is no terminal, its lines run as if typed.",
            "Exit codes: 0, or that of exit(); 1 a line of standard input failed, 2 wrong usage, 3 the",
            "application cannot be loaded."
        })
@ShortHelp(examples = {"wsgilet shell shop.web:app", "echo 'print app.url_map' | wsgilet shell shop.web:app"})
@Subject("Application")
final class ShellCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "APP",
            arity = "0..1",
            description = {"As for serve. Without it, no application is loaded.", OptionValues.NO_DEFAULT})
    private String app;

    @Mixin
    private HelpOptions help;

    @Mixin
    private FolderOptions folder;

    @Mixin
    private PathOptions path;

    @Mixin
    private InterpreterOptions python;

    @Mixin
    private JarOptions jars;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path directory = folder.folder().toAbsolutePath().normalize();
        List<Path> places = new ArrayList<>(List.of(directory));
        places.addAll(path.foldersAndPythonPath());
        places.addAll(app == null ? SitePackages.in(directory) : SitePackages.of(app, directory));
        Map<String, String> environment = python.environment();
        jars.use();
        LogLevel.WARNING.configure(LogFormat.TEXT);
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        try (Interpreter interpreter =
                new Interpreter(directory, places, environment, classes, null, python.noSpeedups())) {
            Pip.offerTo(interpreter);
            PyObject application = app == null
                    ? Py.None
                    : interpreter.runOnNewThread(() -> AppLoader.load(interpreter, app, directory));
            return prompt(interpreter, application);
        } catch (LoadException e) {
            return Serving.notLoadable(e, spec.commandLine());
        }
    }

    private int prompt(Interpreter interpreter, PyObject application) {
        try (Interpreter.Visit visit = interpreter.enter()) {
            StandardStreams.tellErrors();
            return imp.importName("wsgilet_shell", true)
                    .invoke("run", new PyObject[] {application, new Prompt.Maker(), banner()}, Py.NoKeywords)
                    .asInt();
        }
    }

    private PyString banner() {
        String application = app == null ? "" : " application and app are " + app + ".";
        return Py.newString(NativeString.encoded(
                "Python " + Version.PY_VERSION + " in Wsgilet." + application + " Ctrl-D ends the shell."));
    }
}
