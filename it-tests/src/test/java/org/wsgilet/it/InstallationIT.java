package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder that the release archive unpacks to, in odd places and with odd Javas. */
class InstallationIT {
    @TempDir
    Path folder;

    private Path command;

    /** A copy, but for the jars, which are many and large: links to them do. */
    @BeforeEach
    void install() throws IOException {
        Path home = folder.resolve("a folder with späces/wsgilet-1.0");
        Files.createDirectories(home.resolve("lib"));
        shell("cp -r " + quoted(Project.INSTALLATION.resolve("bin")) + " " + quoted(home));
        shell("cp -r " + quoted(Project.INSTALLATION.resolve("licenses")) + " " + quoted(home));
        shell("ln -s " + quoted(Project.INSTALLATION.resolve("lib")) + "/*.jar " + quoted(home) + "/lib");
        shell("for d in bridge databases jetty war; do mkdir " + quoted(home) + "/lib/$d; ln -s "
                + quoted(Project.INSTALLATION.resolve("lib")) + "/$d/*.jar " + quoted(home) + "/lib/$d; done");
        Files.createDirectories(folder.resolve("bin"));
        command = Files.createSymbolicLink(
                folder.resolve("bin/wsgilet"), Path.of("../a folder with späces/wsgilet-1.0/bin/wsgilet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "xx_XX.UTF-8"})
    void runsThroughALinkInAFolderWithSpacesAndLettersInALocaleWithoutThem(String locale) {
        List<String> environment = List.of("LC_ALL=" + locale, "HOME=/nonexistent", "CDPATH=/tmp");
        String code = "import sqlite3, os; from java.lang import System\n"
                + "print os.getcwdu() != u'', System.getProperty('user.home')";

        try (Cli cli = start(environment, "run", "-c", code)) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).isEqualTo("True /nonexistent\n");
            assertThat(cli.err()).isEmpty();
        }
    }

    @Test
    void programsStartThePythonOfTheFolderByItsName() {
        String code = "import subprocess, sys\n"
                + "print type(sys.executable)\n"
                + "print subprocess.check_output([sys.executable, '-c', 'import sys; print sys.argv[1]', 'ü x'])";

        try (Cli cli = start(List.of(), "run", "-c", code)) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).isEqualTo("<type 'str'>\nü x\n\n");
        }
    }

    @Test
    void javaThatIsTooOldIsNamedInOneLine() throws IOException {
        Path old = Files.createDirectories(folder.resolve("jdk-11"));
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.2\"\n");
        Files.createDirectories(old.resolve("bin"));
        shell("printf '#!/bin/sh\\nexit 9\\n' > " + old + "/bin/java; chmod +x " + old + "/bin/java");

        try (Cli cli = start(List.of("JAVA_HOME=" + old), "--version")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.err())
                    .isEqualTo("wsgilet: the Java in " + old
                            + " is too old: install JDK 17 or newer, or set JAVA_HOME.\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2 | wsgilet: the Java in %s is too old: ",
                "echo 'openjdk version \"17\" 2021-09-14' >&2     | the JVM starts: -XX:+UseParallelGC",
                "echo no runtime is installed; exit 1            | wsgilet: %s/bin/java says no version but 'no run",
            })
    void javaThatIsAScriptSaysItsVersionItself(String answer, String message) throws IOException {
        Path shims = Files.createDirectories(folder.resolve("shims/bin")).getParent();
        Path java = shims.resolve("bin/java");
        Files.writeString(java, "#!/bin/sh\n[ $# = 1 ] || exec echo the JVM starts: \"$@\" >&2\n" + answer + "\n");
        shell("chmod +x " + java);

        try (Cli cli = start(List.of("JAVA_HOME=" + shims), "--version")) {
            cli.exitCode();
            assertThat(cli.err()).startsWith(message.formatted(shims)).hasLineCount(1);
        }
    }

    @Test
    void javaThatIsMissingIsToldInOneLine() throws IOException {
        Files.createDirectories(folder.resolve("jdk/bin/java"));

        for (String home : List.of("/nowhere", folder + "/jdk")) {
            try (Cli cli = start(List.of("JAVA_HOME=" + home), "--version")) {
                assertThat(cli.exitCode()).isEqualTo(1);
                assertThat(cli.err())
                        .isEqualTo("wsgilet: no Java found in JAVA_HOME=" + home + ": install JDK 17 or newer,"
                                + " or set JAVA_HOME.\n");
            }
        }
    }

    @Test
    void folderWithAColonInItsNameIsRefused() {
        Path home = folder.resolve("a:b/wsgilet-1.0");
        shell("mkdir " + folder + "/a:b; mv " + quoted(folder.resolve("a folder with späces/wsgilet-1.0")) + " "
                + folder + "/a:b");
        command = home.resolve("bin/wsgilet");

        try (Cli cli = start(List.of(), "--version")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.err())
                    .isEqualTo(
                            "wsgilet: Java reads no jars in a folder with a colon in its name: move " + home + ".\n");
        }
    }

    @Test
    void streamThatIsClosedIsEmptyAndNoOtherFile() {
        shell(quoted(command) + " run -c 'import sys; print repr(sys.stdin.read())' <&- >read.txt");
        shell(quoted(command) + " run -c 'import sys; print >>sys.stderr, 5; print 6' 2>&- >&-");

        assertThat(folder.resolve("read.txt")).hasContent("''\n");
    }

    @Test
    void licencesOfAllLibrariesAreThere() {
        assertThat(Project.INSTALLATION.resolve("licenses/LICENSE")).content().contains("Apache License");
        assertThat(Project.INSTALLATION.resolve("licenses/NOTICE")).content().startsWith("Wsgilet\n");
        assertThat(Project.INSTALLATION.resolve("licenses/THIRD-PARTY.txt"))
                .content()
                .contains("org.python:jython-slim:", "org.eclipse.jetty:jetty-server:", "org.xerial:sqlite-jdbc:");
    }

    @Test
    void manualPagesRenderWithoutWarnings() {
        String man = Programs.find("man");
        shell("for page in " + quoted(Project.INSTALLATION.resolve("share/man/man1")) + "/*.1; do " + man
                + " --warnings -l -P cat \"$page\" >\"$(basename \"$page\" .1).txt\"; done 2>warnings.txt");

        assertThat(folder.resolve("warnings.txt")).isEmptyFile();
        assertThat(folder.resolve("wsgilet.txt")).content().contains("wsgilet-serve(1)", "wsgilet-war(1)");
        assertThat(folder.resolve("wsgilet-serve.txt")).content().contains("--bind=ADDRESS", "EXAMPLES");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wsgilet ser | serve",
                "wsgilet serve --thr | --threads",
                "wsgilet serve --log-level de | debug",
                "wsgilet serve --log-level = de | debug",
                "wsgilet serve --cert-reqs = | none optional required",
                "wsgilet war --executable app | app.py",
                "wsgilet serve --python-path app | app.py",
                "wsgilet run app | app.py",
            })
    void bashCompletesByTheFileOfTheInstallation(String words, String completions) throws IOException {
        Files.createFile(folder.resolve("app.py"));
        String last = words.substring(words.lastIndexOf(' ') + 1);
        shell(Programs.find("bash") + " -c '. " + Project.INSTALLATION
                + "/share/bash-completion/completions/wsgilet; COMP_WORDS=(" + words + "); COMP_LINE=\"" + words
                + "\"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_wsgilet; complete -p wsgilet >spec.txt;"
                // What bash does itself where the function has found nothing.
                + " [ ${#COMPREPLY[@]} != 0 ] || COMPREPLY=($(compgen -f " + last
                + ")); echo ${COMPREPLY[@]}' >found.txt");

        assertThat(folder.resolve("found.txt")).hasContent(completions);
        assertThat(folder.resolve("spec.txt")).content().contains("-o default");
    }

    private Cli start(List<String> environment, String... words) {
        String[] all = new String[words.length + 1];
        all[0] = command.toString();
        System.arraycopy(words, 0, all, 1, words.length);
        return Cli.startProgram(folder, environment, List.of(all));
    }

    private static String quoted(Path path) {
        return "'" + path + "'";
    }

    private void shell(String line) {
        try (Cli cli = Cli.startProgram(folder, List.of(), List.of("sh", "-ec", line))) {
            assertThat(cli.exitCode()).as(line + cli.err()).isZero();
        }
    }
}
