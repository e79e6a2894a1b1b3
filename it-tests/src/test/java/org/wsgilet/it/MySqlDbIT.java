package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsgilet.databases.mysqldb.MariaDbServer;

/** An application that keeps its data in MariaDB by MySQLdb; skipped where no server is installed. */
class MySqlDbIT {

    private static final Path COPY = Path.of("../databases/mysqldb").toAbsolutePath();

    private static MariaDbServer database;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        boolean installed = MariaDbServer.isInstalled();
        assumeTrue(installed || "true".equals(System.getenv("CI")), "MariaDB is not installed: see .ci/install");
        database = MariaDbServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void requestsOfManyThreadsReadAndWrite() {
        Apps.write(
                folder,
                "app.py",
                "import contextlib, MySQLdb",
                "def connect():",
                "    return contextlib.closing(MySQLdb.connect(host='127.0.0.1', port=" + database.port() + ",",
                "        user='tester', passwd='" + MariaDbServer.password() + "', db='test', charset='utf8mb4'))",
                "with connect() as con:",
                "    con.cursor().execute('CREATE TABLE visits (name VARCHAR(20)) CHARACTER SET utf8mb4')",
                "def app(environ, start_response):",
                "    with connect() as con:",
                "        cur = con.cursor()",
                "        cur.execute('INSERT INTO visits VALUES (%s)', [u'J\\xf6rg \\u20ac'])",
                "        if environ['PATH_INFO'] == '/kept':",
                "            con.commit()",
                "        cur.execute('SELECT COUNT(*), MIN(name) FROM visits')",
                "        count, name = cur.fetchone()",
                "    start_response('200 OK', [('Content-Type', 'text/plain; charset=utf-8')])",
                "    return ['%d %s' % (count, name.encode('utf-8'))]");

        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder + "", "--python-path", COPY + "")) {
            cli.awaitListening();
            int port = cli.ports().get(0);
            assertThat(get(port, "/lost")).isEqualTo("1 J\u00f6rg \u20ac");
            List<String> answers = List.of(1, 2, 3, 4, 5, 6, 7, 8).parallelStream()
                    .map(i -> get(port, "/kept"))
                    .toList();
            assertThat(answers).allMatch(answer -> answer.endsWith(" J\u00f6rg \u20ac"));
            assertThat(Apps.get(port, "/lost")).startsWith("9 ");
        }
    }

    private static String get(int port, String path) {
        return new String(Apps.get(port, path).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
