package org.wsgilet.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.bridge.loading.Program;
import org.wsgilet.cli.options.LogLevel;
import org.wsgilet.cli.options.Values;
import org.wsgilet.log.LogFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
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
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        versionProvider = Wsgilet.Versions.class,
        footer = {
            "",
            "What follows the program belongs to it: wsgilet run manage.py migrate --noinput.",
            "Exit codes: the program's own; 1 after an exception that nothing catches, 2 wrong usage."
        })
final class RunCommand implements Callable<Integer> {

    private static final String NONE = "%n  Default: none";

    @Parameters(
            paramLabel = "PROGRAM",
            arity = "0..*",
            description = "A file, or a folder or zip archive with __main__.py; - for standard input. Its arguments"
                    + " follow.")
    private List<String> words = List.of();

    @Option(
            names = {"-m", "--module"},
            description = "PROGRAM is the name of a module.")
    private boolean isModule;

    @Option(
            names = {"-c", "--code"},
            description = "PROGRAM is Python code.")
    private boolean isCode;

    @Option(
            names = "--python-path",
            paramLabel = "DIR",
            showDefaultValue = Visibility.NEVER,
            description = "Folder to look for modules, before PYTHONPATH and the standard library. Repeatable; the"
                    + " separator of PATH separates, too." + NONE)
    private List<String> pythonPath = List.of();

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            showDefaultValue = Visibility.NEVER,
            description = "Set an environment variable. Repeatable; in WSGILET_ENV one a line." + NONE)
    private List<String> variables = List.of();

    @Option(
            names = "--no-speedups",
            description = "Leave the Python code of packages as it is: no stand-ins in Java (docs/performance.md).")
    private boolean noSpeedups;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Program program;
        List<Path> folders;
        Map<String, String> environment;
        try {
            program = program();
            folders = Values.pythonPath(pythonPath);
            environment = Values.pairs("--env", variables);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        LogLevel.WARNING.configure(LogFormat.TEXT);
        try (Interpreter interpreter = new Interpreter(
                Path.of("").toAbsolutePath(), folders, environment, getClass().getClassLoader(), null, !noSpeedups)) {
            return program.run(interpreter);
        }
    }

    private Program program() {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("say what to run: FILE, -m MODULE, -c CODE, or - for standard input");
        }
        if (isModule && isCode) {
            throw new IllegalArgumentException("-m and -c cannot be combined: a program is a module or code");
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
