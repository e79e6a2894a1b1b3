package org.wsgilet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** WARs that {@code wsgilet war} makes for the tests of containers. */
final class Wars {
    private static Path contract;
    private static Path notes;
    private static Path files;

    private Wars() {}

    /** {@code contract:application}, built once for all containers. */
    static synchronized Path contract() {
        if (contract == null) {
            contract = build(Project.PYTHON.resolve("contract.py") + ":application");
        }
        return contract;
    }

    /** The Flask sample, executable and without sources. */
    static synchronized Path notes() {
        if (notes == null) {
            notes = sample("notes", "NOTES_DIR", "--no-source");
        }
        return notes;
    }

    /** The Bottle sample, executable, with its static files outside of Python. */
    static synchronized Path files() {
        if (files == null) {
            files = sample("files", "FILES_DIR", "--static", Project.SAMPLES.resolve("files/static") + "");
        }
        return files;
    }

    /** @param variable names the folder for the data of the sample */
    private static Path sample(String name, String variable, String... options) {
        Path data = Apps.write(Project.TARGET, name + "-data/readme.txt", name).getParent();
        List<String> arguments = new ArrayList<>(List.of(
                Project.SAMPLES.resolve(name) + "",
                "--executable",
                "--site-packages",
                Project.FRAMEWORKS + "",
                "--env",
                variable + "=" + data));
        arguments.addAll(List.of(options));
        return build(arguments.toArray(String[]::new));
    }

    /** A jar with classes of these tests, for {@code --jar}. */
    static Path jar(Path file, Class<?>... classes) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            for (Class<?> type : classes) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                out.write(type.getResourceAsStream("/" + name).readAllBytes());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path build(String... arguments) {
        try {
            Path war = Files.createTempDirectory(Project.TARGET, "war").resolve("app.war");
            List<String> command = new ArrayList<>(List.of("war", "-o", war.toString()));
            command.addAll(List.of(arguments));
            Cli cli = Cli.start(Project.ROOT, List.of(), command.toArray(String[]::new));
            if (cli.exitCode() != 0) {
                throw new AssertionError(cli.out() + cli.err());
            }
            return war;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
