package org.wsgilet.databases.psycopg2;

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

/** A PostgreSQL server of its own: on a free port of the loopback address, with its data in a folder that goes with it. */
final class PostgresServer implements AutoCloseable {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path folder;
    private final int port;

    private PostgresServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static boolean isInstalled() throws IOException {
        return programs() != null;
    }

    /** The programs of the newest version that Debian's packages have installed; null if there are none. */
    private static Path programs() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return null;
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo)
                    .orElse(null);
        }
    }

    static PostgresServer start() throws Exception {
        Path folder = Files.createTempDirectory("wsgilet-postgres");
        if (isRoot()) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        PostgresServer server = new PostgresServer(folder, port);
        server.run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "-D", server.data());
        server.run(
                "pg_ctl",
                "-D",
                server.data(),
                "-l",
                folder.resolve("log").toString(),
                "-w",
                "-t",
                "120",
                "-o",
                "-p " + port + " -h 127.0.0.1 -k " + folder + " -F -c max_connections=40"
                        + " -c max_prepared_transactions=5 -c timezone=Asia/Tokyo",
                "start");
        return server;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** As the user of Debian's package if this is root, which the server refuses to run as. */
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs().resolve(program).toString());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("wsgilet-postgres", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        } finally {
            Files.delete(out);
        }
    }

    /** Its connection string. */
    String dsn() {
        return "host=127.0.0.1 port=" + port + " user=postgres dbname=postgres";
    }

    Path socketFolder() {
        return folder;
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
