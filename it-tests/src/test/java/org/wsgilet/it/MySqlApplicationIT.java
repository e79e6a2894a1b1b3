package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsgilet.databases.mysqldb.MariaDbServer;

/** An application that keeps its data in MariaDB by MySQLdb; skipped where no server is installed. */
class MySqlApplicationIT {

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

    @Test
    void statementsAreShownWithoutTheirValues() {
        Apps.write(
                folder,
                "app.py",
                "import contextlib, MySQLdb",
                "def app(environ, start_response):",
                "    with contextlib.closing(MySQLdb.connect(host='127.0.0.1', port=" + database.port() + ",",
                "            user='tester', passwd='" + MariaDbServer.password() + "')) as con:",
                "        con.cursor().execute('SELECT %s, 42 + %s', [\"it's secret\", 7])",
                "    start_response('200 OK', [])",
                "    return ['x']");

        try (Cli cli = Cli.serve(
                List.of(), "app", "--chdir", folder + "", "--python-path", COPY + "", "--admin", "127.0.0.1:0")) {
            cli.awaitListening();
            assertThat(AdminIT.get(cli, "/status.json").text()).contains("\"tables\":[]");
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("x");

            assertThat(AdminIT.get(cli, "/status.json").text())
                    .contains("[\"SELECT ?, ... + ?\",\"MySQL\",1,")
                    .doesNotContain("secret");
        }
    }

    @Test
    void transactionsAreFinishedOrRolledBackWhereAnApplicationEnds() {
        Apps.write(
                folder,
                "app.py",
                "import os, threading, time, MySQLdb",
                "def connect():",
                "    return MySQLdb.connect(host='127.0.0.1', port=" + database.port() + ", user='tester',",
                "                           passwd='" + MariaDbServer.password() + "', db='test')",
                "con = connect()",
                "con.cursor().execute('CREATE TABLE IF NOT EXISTS ended (name VARCHAR(20)) ENGINE=InnoDB')",
                "def forever():",
                "    con.cursor().execute('INSERT INTO ended VALUES (\"never committed\")')",
                "    threading.Event().wait()",
                "thread = threading.Thread(target=forever)",
                "thread.daemon = True",
                "thread.start()",
                "def app(environ, start_response):",
                "    con = connect()",
                "    cur = con.cursor()",
                "    name = environ['PATH_INFO'][1:]",
                "    if name == 'all':",
                "        cur.execute('SELECT name FROM ended ORDER BY name')",
                "        name = ' '.join(row[0] for row in cur.fetchall())",
                "    else:",
                "        cur.execute('INSERT INTO ended VALUES (%s)', [name])",
                "        open('started-' + name, 'w').close()",
                "        while not os.path.exists('go-' + name):",
                "            time.sleep(.01)",
                "        con.commit()",
                "    con.close()",
                "    start_response('200 OK', [])",
                "    return [name]");
        String[] options = {"app", "--chdir", folder + "", "--python-path", COPY + "", "--admin", "127.0.0.1:0"};

        try (Cli cli = Cli.serve(List.of(), options);
                Wire reloaded = begin(cli, "reload")) {
            AdminIT.post(cli, "/reload");
            Apps.write(folder, "go-reload");
            assertThat(reloaded.read().text()).isEqualTo("reload");
            try (Wire stopped = begin(cli, "stop")) {
                cli.signal("TERM");
                Apps.write(folder, "go-stop");
                assertThat(stopped.read().text()).isEqualTo("stop");
            }
            assertThat(cli.exitCode()).isEqualTo(143);
        }
        try (Cli cli = Cli.serve(List.of(), options)) {
            cli.awaitListening();
            assertThat(Apps.get(cli.ports().get(0), "/all")).isEqualTo("reload stop");
        }
    }

    private Wire begin(Cli cli, String name) {
        cli.awaitListening();
        Wire wire = Wire.to(cli.ports().get(0));
        wire.send("GET /" + name + " HTTP/1.1", "Host: h");
        Await.until("request started", () -> Files.exists(folder.resolve("started-" + name)));
        return wire;
    }

    private static String get(int port, String path) {
        return new String(Apps.get(port, path).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
