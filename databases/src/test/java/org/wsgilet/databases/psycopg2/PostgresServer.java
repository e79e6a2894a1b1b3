package org.wsgilet.databases.psycopg2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wsgilet.databases.ServerFolder;

/**
 * A PostgreSQL server of its own: on a free port of the loopback address, with its data in a folder that goes with it.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final ServerFolder folder;
    private final int port;

    private PostgresServer(ServerFolder folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static boolean isInstalled() throws IOException {
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

    public static PostgresServer start() throws Exception {
        ServerFolder folder = ServerFolder.create("postgres");
        int port = ServerFolder.freePort();
        PostgresServer server = new PostgresServer(folder, port);
        server.run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "-D", server.data());
        server.begin();
        return server;
    }

    private void begin() throws IOException, InterruptedException {
        run(
                "pg_ctl",
                "-D",
                data(),
                "-l",
                folder.path("log").toString(),
                "-w",
                "-t",
                "120",
                "-o",
                "-p " + port + " -h 127.0.0.1 -k " + folder.path() + " -F -c max_connections=40"
                        + " -c max_prepared_transactions=5 -c timezone=Asia/Tokyo",
                "start");
    }

    /** As after a crash: nobody is told, and the server recovers what was committed. */
    public void restart() {
        try {
            run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
            begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String data() {
        return folder.path("data").toString();
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(programs().resolve(program).toString());
        command.addAll(List.of(arguments));
        folder.run(program + ".txt", command);
    }

    /** Its connection string. */
    String dsn() {
        return "host=127.0.0.1 port=" + port + " user=postgres dbname=postgres";
    }

    Path socketFolder() {
        return folder.path();
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        folder.close();
    }
}
