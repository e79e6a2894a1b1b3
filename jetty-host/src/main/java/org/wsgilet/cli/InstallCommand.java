package org.wsgilet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.wsgilet.cli.config.HelpOptions;
import org.wsgilet.cli.help.ShortHelp;
import org.wsgilet.cli.options.LogLevel;
import org.wsgilet.cli.options.OptionValues;
import org.wsgilet.cli.options.Subject;
import org.wsgilet.installing.Pip;
import org.wsgilet.installing.SitePackages;
import org.wsgilet.installing.TemporaryFolder;
import org.wsgilet.log.LogFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsgilet install PACKAGE}. */
@Command(
        name = "install",
        description = "Installs Python packages into a folder that the other commands find by themselves.",
        customSynopsis = "wsgilet install [-r FILE]... [-t DIR] [PACKAGE]... [OPTION OF PIP]...",
        versionProvider = Wsgilet.VersionLine.class,
        footer = {
            "",
            "pip 19.1 does it: other options are those of \"pip install\", such as --index-url, --no-deps, -c FILE,",
            "--require-hashes, --no-compile. Its variables (PIP_INDEX_URL) and its pip.conf count.",
            "Exit codes: 1 a package cannot be installed, the folder is as it was; 2 wrong usage."
        })
@ShortHelp(
        examples = {
            "wsgilet install -r requirements.txt          into site-packages",
            "wsgilet install flask==1.1.2 -t packages     into another folder"
        })
@Subject("Packages")
final class InstallCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PACKAGE",
            arity = "0..*",
            description = "As pip takes them: flask, \"flask==1.1.2\", a folder, an archive, an address.")
    private List<String> words = List.of();

    @Option(
            names = {"-r", "--requirement"},
            paramLabel = "FILE",
            showDefaultValue = Visibility.NEVER,
            description = {"Install what a requirements file names. Repeatable.", OptionValues.NO_DEFAULT})
    private List<String> requirements = List.of();

    @Option(
            names = {"-t", "--target"},
            paramLabel = "DIR",
            defaultValue = SitePackages.NAME,
            description = "The folder that gets the packages.")
    private Path target;

    @Option(
            names = "--lock",
            paramLabel = "FILE",
            defaultValue = "requirements.lock",
            description = "Requirements file that gets the versions and hashes of what is installed.")
    private Path lock;

    @Mixin
    private HelpOptions help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (words.isEmpty() && requirements.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "say what to install: -r requirements.txt, or names of packages");
        }
        LogLevel.WARNING.configure(LogFormat.TEXT);
        try {
            Path work = TemporaryFolder.make();
            System.out.println("pip 19.1 starts ...");
            return Pip.unpacked().install(absolute(target), absolute(lock), work, arguments());
        } catch (IOException e) {
            System.err.println("wsgilet install: " + e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        requirements.forEach(file -> arguments.addAll(List.of("-r", file)));
        arguments.addAll(words);
        return arguments;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
