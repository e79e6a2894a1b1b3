package org.wsgilet.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.imp;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.jython.NativeString;
import org.wsgilet.bridge.loading.AppLoader;
import org.wsgilet.bridge.loading.AppSpec;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.bridge.loading.SlowLoad;
import org.wsgilet.cli.config.HelpOptions;
import org.wsgilet.cli.help.ShortHelp;
import org.wsgilet.cli.options.FolderOptions;
import org.wsgilet.cli.options.InterpreterOptions;
import org.wsgilet.cli.options.JarOptions;
import org.wsgilet.cli.options.LogLevel;
import org.wsgilet.cli.options.OptionValues;
import org.wsgilet.cli.options.PathOptions;
import org.wsgilet.cli.options.Subject;
import org.wsgilet.installing.SitePackages;
import org.wsgilet.log.LogFormat;
import org.wsgilet.tls.Tls;
import org.wsgilet.tls.TlsException;
import org.wsgilet.tls.TlsSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsgilet check APP}. */
@Command(
        name = "check",
        description = "Loads a WSGI application, and says what of it will not work here and where.",
        customSynopsis = "wsgilet check [OPTION]... APP",
        versionProvider = Wsgilet.VersionLine.class,
        footer = {
            "",
            "It finds C extensions, missing modules, sources of Python 3, a factory",
            "without () and certificates that are missing or expired.",
            "Exit codes: 0 nothing is wrong, 1 something is, 2 wrong usage."
        })
@ShortHelp(
        examples = {
            "wsgilet check shop.web:app --chdir /srv/shop",
            "wsgilet check shop.web:app --certfile fullchain.pem --keyfile privkey.pem"
        })
@Subject("Application")
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "APP", description = "As for serve.")
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

    @Option(
            names = "--certfile",
            paramLabel = "FILE",
            description = {"PEM file with the certificate that serve is to use.", OptionValues.NO_DEFAULT})
    private Path certificate;

    @Option(
            names = "--keyfile",
            paramLabel = "FILE",
            description = {"PEM file with its key.", "  Default: the file of the certificate"})
    private Path key;

    @Spec
    private CommandSpec spec;

    private final List<String> problems = new ArrayList<>();

    @Override
    public Integer call() {
        Path directory = folder.folder().toAbsolutePath().normalize();
        List<Path> packages = SitePackages.of(app, directory);
        List<Path> places = new ArrayList<>(List.of(directory));
        places.addAll(path.foldersAndPythonPath());
        places.addAll(packages);
        Map<String, String> environment = python.environment();
        jars.use();
        LogLevel.WARNING.configure(LogFormat.TEXT);
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        try (Interpreter interpreter =
                new Interpreter(directory, places, environment, classes, null, python.noSpeedups())) {
            return interpreter.runOnNewThread(() -> check(interpreter, directory, packages));
        }
    }

    private int check(Interpreter interpreter, Path directory, List<Path> packages) {
        PyObject checks = imp.importName("wsgilet_check", true);
        Path sources = directory;
        PyObject[] failure = {};
        try {
            AppSpec where = AppSpec.parse(app, directory);
            sources = where.folder() == null ? directory : where.folder();
            try (SlowLoad watch = SlowLoad.watch(app)) {
                AppLoader.load(interpreter, app, directory);
            }
        } catch (LoadException e) {
            if (!e.traceback().isEmpty()) {
                spec.commandLine().getErr().println(e.traceback().stripTrailing());
            }
            failure = e.getCause() instanceof PyException cause
                    ? new PyObject[] {text(e.getMessage()), cause.value, traceback(cause)}
                    : new PyObject[] {text(e.getMessage())};
        }
        PyList places = new PyList();
        packages.forEach(place -> places.append(text(place)));
        PyObject[] arguments = Stream.concat(Stream.of(text(sources), places), Stream.of(failure))
                .toArray(PyObject[]::new);
        PyObject findings = checks.__getattr__("check").__call__(arguments);
        findings.__getattr__("problems").asIterable().forEach(problem -> problems.add(decoded(problem)));
        checkCertificate();
        findings.__getattr__("notes").asIterable().forEach(note -> say("note: " + decoded(note)));
        problems.forEach(this::say);
        int modules = findings.__getattr__("modules").asInt();
        say(app + ": " + modules + (modules == 1 ? " module" : " modules") + " looked at, "
                + (problems.isEmpty() ? "nothing is wrong" : problems.size() + " wrong"));
        return problems.isEmpty() ? ExitCode.OK : 1;
    }

    private void checkCertificate() {
        if (certificate == null) {
            return;
        }
        try {
            String password = System.getenv("WSGILET_KEY_PASSWORD");
            new Tls(TlsSettings.pem(certificate, key == null ? certificate : key, password)).checkDates();
        } catch (TlsException e) {
            problems.add(e.getMessage());
        }
    }

    private static PyObject traceback(PyException exception) {
        return exception.traceback == null ? Py.None : exception.traceback;
    }

    private static String decoded(PyObject text) {
        return NativeString.decoded(text.toString());
    }

    private static PyString text(Object text) {
        return Py.newString(NativeString.encoded(text.toString()));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
