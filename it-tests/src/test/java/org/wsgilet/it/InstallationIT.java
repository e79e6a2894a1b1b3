package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        shell("for d in bridge databases jetty war; do mkdir " + quoted(home) + "/lib/$d; ln -s "
                + quoted(Project.INSTALLATION.resolve("lib")) + "/$d/*.jar " + quoted(home) + "/lib/$d; done");
        Files.createDirectories(folder.resolve("bin"));
        command = Files.createSymbolicLink(
                folder.resolve("bin/wsgilet"), Path.of("../a folder with späces/wsgilet-1.0/bin/wsgilet"));
    }

    @Test
    void runsThroughALinkInAFolderWithSpacesAndLettersInTheLocaleC() {
        List<String> environment = List.of("LC_ALL=C", "HOME=/nonexistent", "CDPATH=/tmp");
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

    @Test
    void javaThatIsMissingIsToldInOneLine() {
        try (Cli cli = start(List.of("JAVA_HOME=/nowhere"), "--version")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.err())
                    .isEqualTo("wsgilet: no Java found in JAVA_HOME=/nowhere: install JDK 17 or newer,"
                            + " or set JAVA_HOME.\n");
        }
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
