package org.wsgilet.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A temporary folder for the data of a database server. Its programs run as the user of Debian's package if this is
 * root, which they refuse to run as.
 */
public final class ServerFolder implements AutoCloseable {

    private final Path folder;
    private final String user;

    private ServerFolder(Path folder, String user) {
        this.folder = folder;
        this.user = user;
    }

    public static ServerFolder create(String user) throws IOException {
        Path folder = Files.createTempDirectory("wsgilet-" + user);
        if (isRoot()) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
        }
        return new ServerFolder(folder, user);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    public Path path() {
        return folder;
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Starts a program; what it says goes into a file of the folder. */
    public Process start(String log, List<String> program) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
        }
        command.addAll(program);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(path(log).toFile())
                .start();
    }

    /** Runs a program to its end, which must be a good one. */
    public void run(String log, List<String> program) throws IOException, InterruptedException {
        Process process = start(log, program);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(path(log))).isZero();
    }

    /** Deletes it. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
