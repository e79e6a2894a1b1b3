package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsgilet.databases.mysqldb.MariaDbServer;
import org.wsgilet.databases.psycopg2.PostgresServer;

/**
 * A WAR that is undeployed leaves nothing in the JVM, although Jython is inside it. {@code -Dundeploy.cycles=30} makes it
 * 30 deployments, and half as many of those with databases.
 */
class UndeployIT {
    private static final int CYCLES = Integer.getInteger("undeploy.cycles", 4);
    private static final int OTHER_CYCLES = CYCLES / 2;

    @TempDir
    Path folder;

    @Test
    void undeployedWebApplicationLeavesNothing() throws Exception {
        Apps.write(folder, "app/app.py", """
                # what Flask, Bottle and their libraries touch in Jython
                import cPickle, decimal, email.utils, hashlib, logging, os, random
                import socket, ssl, subprocess, tempfile, threading, urllib2, uuid, weakref
                import flask, bottle

                app = flask.Flask(__name__)
                kept = threading.local()

                @app.route('/')
                def page():
                    kept.request = flask.request.environ
                    app.logger.warning('warned')
                    bottle.request.bind(flask.request.environ)
                    uuid.uuid4(), os.getpid(), threading.currentThread()
                    return flask.render_template_string('{{ 1 + 1 }}')
                """);
        Path war = Wars.build(folder.resolve("app").toString(), "--site-packages", Project.FRAMEWORKS.toString());
        Map<String, String> left = cycles(war, CYCLES, true);
        assertNothing(left);
        long[] metaspace = Stream.of(left.get("metaspace").split(","))
                .mapToLong(Long::parseLong)
                .toArray();
        assertThat(LongStream.of(metaspace).skip(CYCLES / 2).max().orElseThrow())
                .as("KB of metaspace after each cycle: %s", left.get("metaspace"))
                .isLessThan(LongStream.of(metaspace).limit(CYCLES / 2).max().orElseThrow() * 11 / 10);
        assertNothing(cycles(war, OTHER_CYCLES, false));
    }

    @Test
    @Tag("once")
    void sqliteLeavesNothingButTheLastLoader() throws Exception {
        Apps.write(folder, "app/app.py", """
                import sqlite3

                database = sqlite3.connect(':memory:', check_same_thread=False)
                database.create_function('f', 1, lambda x: database.total_changes + x)
                database.execute('create table t (a)')

                def application(environ, start_response):
                    database.execute('insert into t values (f(1))')
                    sqlite3.connect(':memory:').execute('select 1')
                    start_response('200 OK', [])
                    return [str(database.execute('select count(*) from t').fetchone())]
                """);
        Map<String, String> left =
                cycles(Wars.build(folder.resolve("app/app.py") + ":application"), OTHER_CYCLES, true);
        assertNoTraces(left);
        // The JVM lets go of the last one with a native library when the next one has come.
        assertThat(Integer.parseInt(left.get("cycles")) - Integer.parseInt(left.get("collected")))
                .as("class loaders of %s", left)
                .isLessThanOrEqualTo(1);
    }

    @Test
    @Tag("once")
    void openPoolsAndConnectionsToServersLeaveNothing() throws Exception {
        boolean installed = PostgresServer.isInstalled() && MariaDbServer.isInstalled();
        assumeTrue(installed || "true".equals(System.getenv("CI")), "a server is not installed: see .ci/install");
        try (PostgresServer postgres = PostgresServer.start();
                MariaDbServer mariadb = MariaDbServer.start()) {
            Apps.write(
                    folder,
                    "app/app.py",
                    "import os, threading, MySQLdb, psycopg2",
                    "def shop():",
                    "    return psycopg2.connect('host=127.0.0.1 user=postgres port=" + postgres.port() + "')",
                    "def store():",
                    "    return MySQLdb.connect(host='127.0.0.1', port=" + mariadb.port() + ", user='tester',",
                    "                           passwd='" + MariaDbServer.password() + "', db='test')",
                    "unpooled = [shop(), store()]",
                    "os.environ['WSGILET_DATABASE_POOL'] = '4'",
                    "kept = [shop(), store()]",
                    "local = threading.local()",
                    "def application(environ, start_response):",
                    "    for connect in shop, store:",
                    "        con = connect()",
                    "        cur = con.cursor()",
                    "        cur.execute('SELECT 1')",
                    "        cur.fetchone()",
                    "        local.dropped = connect",
                    "    start_response('200 OK', [])",
                    "    return ['done']");
            Path war = Wars.build(
                    folder.resolve("app/app.py") + ":application",
                    "--python-path",
                    Project.ROOT.resolve("databases/psycopg2") + "",
                    "--python-path",
                    Project.ROOT.resolve("databases/mysqldb") + "");
            assertNothing(cycles(war, OTHER_CYCLES, true));
            // What was dropped and not yet found is closed before the class loader stops, not after.
            assertThat(folder.resolve("err.txt")).content().doesNotContain("Illegal access");
        }
    }

    private static void assertNothing(Map<String, String> left) {
        assertThat(left.get("collected")).as("class loaders of %s", left).isEqualTo(left.get("cycles"));
        assertNoTraces(left);
    }

    private static void assertNoTraces(Map<String, String> left) {
        for (String kind : List.of("threads", "hooks", "mbeans", "providers", "files", "temporary", "properties")) {
            assertThat(left.get(kind)).as(kind).isEmpty();
        }
    }

    private Map<String, String> cycles(Path war, int cycles, boolean unpacked)
            throws IOException, InterruptedException {
        Path tomcat = Project.TARGET.resolve("containers/apache-tomcat-" + System.getProperty("tomcat11.version"));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(
                        ContainerProcess.java(),
                        "-Xss4m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote", // other tests verify; here Jython is loaded for each cycle
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("temp")),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        Project.TARGET.resolve("test-classes")
                                + File.pathSeparator
                                + tomcat.resolve("lib/*")
                                + File.pathSeparator
                                + tomcat.resolve("bin/*"),
                        "org.wsgilet.it.DeployCycles",
                        Files.createDirectories(folder.resolve("base")).toString(),
                        war.toString(),
                        cycles + "",
                        "/",
                        unpacked + "")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        Map<String, String> left = new HashMap<>();
        for (String line : Files.readAllLines(out)) {
            left.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        return left;
    }
}
