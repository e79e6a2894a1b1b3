package org.wsgilet.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.jython.MainThread;
import org.wsgilet.bridge.loading.Program;
import org.wsgilet.cli.config.HelpOptions;
import org.wsgilet.cli.help.ShortHelp;
import org.wsgilet.cli.options.InterpreterOptions;
import org.wsgilet.cli.options.JarOptions;
import org.wsgilet.cli.options.LogLevel;
import org.wsgilet.cli.options.OptionValues;
import org.wsgilet.cli.options.PathOptions;
import org.wsgilet.cli.options.Subject;
import org.wsgilet.installing.Pip;
import org.wsgilet.installing.SitePackages;
import org.wsgilet.jvm.Signals;
import org.wsgilet.log.LogFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsgilet run FILE}. */
@Command(
        name = "run",
        description = "Runs a Python program in the Python that applications get.",
        customSynopsis = "wsgilet run [OPTION]... FILE | -m MODULE | -c CODE | -  [ARGUMENT]...",
        versionProvider = Wsgilet.VersionLine.class,
        footer = {
            "",
            "What follows the program belongs to it: wsgilet run manage.py migrate --noinput.",
            "Exit codes: the program's own; 1 after an exception that nothing catches, 2 wrong usage."
        })
@ShortHelp(
        examples = {
            "wsgilet run manage.py migrate --noinput",
            "wsgilet run -m unittest shop.tests",
            "wsgilet run -c 'import sys; print sys.version'"
        })
@Subject("Program")
final class RunCommand implements Callable<Integer> {

    private static final String WARNINGS = "PYTHONWARNINGS";

    @Parameters(
            paramLabel = "PROGRAM",
            arity = "0..*",
            description = "A file, or a folder or zip archive with __main__.py; - for standard input. Its arguments"
                    + " follow.")
    private List<String> words = List.of();

    @Option(
            names = {"-m", "--module"},
            fallbackValue = OptionValues.ON,
            description = "PROGRAM is the name of a module.")
    private boolean isModule;

    @Option(
            names = {"-c", "--code"},
            fallbackValue = OptionValues.ON,
            description = "PROGRAM is Python code.")
    private boolean isCode;

    @Option(
            names = {"-3", "-B", "-O", "-R", "-S", "-b", "-d", "-s", "-t", "-u", "-v"},
            hidden = true,
            arity = "0",
            description = "Of the command python; without an effect here.")
    @SuppressWarnings("unused") // they are taken, and that is all
    private List<Boolean> ofPython = List.of();

    @Option(names = "-W", hidden = true, description = "Of the command python: which warnings are shown.")
    private List<String> warnings = List.of();

    @Mixin
    private HelpOptions help;

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
        if (isModule && words.size() > 1 && words.subList(0, 2).equals(List.of("pip", "install"))) {
            String[] arguments = words.stream().skip(2).toArray(String[]::new);
            // As by pip itself, packages would get to where Jython has its own, which no command looks into.
            return spec.parent().subcommands().get("install").execute(arguments);
        }
        Program program = program();
        List<Path> folders = path.foldersAndPythonPath();
        Path directory = Path.of("").toAbsolutePath();
        folders.addAll(
                program.kind() == Program.Kind.FILE
                        ? SitePackages.ofProgram(Path.of(program.text()), directory)
                        : SitePackages.in(directory));
        Map<String, String> environment = environment();
        jars.use();
        LogLevel.WARNING.configure(LogFormat.TEXT);
        try (Interpreter interpreter = new Interpreter(
                directory,
                folders,
                environment,
                Thread.currentThread().getContextClassLoader(),
                null,
                python.noSpeedups())) {
            Pip.offerTo(interpreter);
            Signals.on("INT", MainThread::interrupt);
            return program.run(interpreter);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(python.environment());
        if (!warnings.isEmpty()) {
            String inherited = environment.getOrDefault(WARNINGS, System.getenv(WARNINGS));
            List<String> all = new ArrayList<>(warnings); // those of -W come first, as sys.warnoptions has them
            all.addAll(inherited == null ? List.of() : List.of(inherited));
            environment.put(WARNINGS, String.join(",", all));
        }
        return environment;
    }

    private Program program() {
        if (words.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "say what to run: FILE, -m MODULE, -c CODE, or - for standard input");
        }
        if (isModule && isCode) {
            throw new ParameterException(
                    spec.commandLine(), "-m and -c cannot be combined: a program is a module or code");
        }
        return new Program(kind(), words.get(0), words.subList(1, words.size()));
    }

    private Program.Kind kind() {
        if (isModule) {
            return Program.Kind.MODULE;
        }
        if (isCode) {
            return Program.Kind.CODE;
        }
        return words.get(0).equals("-") ? Program.Kind.INPUT : Program.Kind.FILE;
    }
}
