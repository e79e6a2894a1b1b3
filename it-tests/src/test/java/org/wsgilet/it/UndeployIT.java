package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsgilet.databases.mysqldb.MariaDbServer;
import org.wsgilet.databases.psycopg2.PostgresServer;

/**
 * A WAR that is undeployed leaves nothing in the JVM, although Jython is inside it. {@code -Dundeploy.cycles=30} makes
 * it 30 deployments, and half as many of those with databases.
 */
class UndeployIT {
    private static final int CYCLES = Integer.getInteger("undeploy.cycles", 4);
    private static final int OTHER_CYCLES = CYCLES / 2;

    /** What the modules ee10-deploy and ee10-plus have, and the drivers. */
    private static final Pattern JETTY = Pattern.compile(
            "jetty-(server|http|io|util|session|security|ee|ee-webapp|xml|jndi|plus|ee10-(servlet|webapp|jndi|plus))-12\\..*"
                    + "|jakarta\\.(servlet-api-6\\.0|transaction-api-2\\.0\\.1).*|postgresql-.*|mariadb-java-client-.*");

    @TempDir
    Path folder;

    private int kept;

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
                    try:
                        database.set_authorizer(len) # native code, of which something would stay
                        raise AssertionError('there is an authorizer')
                    except sqlite3.NotSupportedError:
                        pass
                    database.execute('insert into t values (f(1))')
                    sqlite3.connect(':memory:').execute('select 1')
                    start_response('200 OK', [])
                    return [str(database.execute('select count(*) from t').fetchone())]
                """);
        kept = 1; // the JVM lets go of the last one with a native library when the next one has come
        Map<String, String> left =
                cycles(Wars.build(folder.resolve("app/app.py") + ":application"), OTHER_CYCLES, true);
        assertNoTraces(left);
        assertThat(Integer.parseInt(left.get("cycles")) - Integer.parseInt(left.get("collected")))
                .as("class loaders of %s", left)
                .isLessThanOrEqualTo(kept);
    }

    @Test
    @Tag("once")
    void openPoolsAndConnectionsToServersLeaveNothing() throws Exception {
        try (Databases servers = Databases.start()) {
            Path war = pools(servers, "os.environ['WSGILET_DATABASE_POOL'] = '4'");
            assertNothing(cycles(war, OTHER_CYCLES, true, servers));
            assertNoLateClasses();
        }
    }

    @Test
    @Tag("once")
    void nothingStaysInJettyEither() throws Exception {
        try (Databases servers = Databases.start()) {
            Path war = pools(servers, "os.environ['WSGILET_DATABASE_POOL'] = '4'");
            assertNothing(cycles(context(war, ""), OTHER_CYCLES, servers));
            assertNoLateClasses();
        }
    }

    @Test
    @Tag("once")
    void connectionsOfDataSourcesLeaveNothing() throws Exception {
        try (Databases servers = Databases.start()) {
            Path war = pools(
                    servers,
                    "pool = 'jndi:java:comp/env/jdbc/%s'",
                    "def use(name):",
                    "    os.environ['WSGILET_DATABASE_POOL'] = pool % name");
            assertNothing(cycles(context(war, servers.entries()), OTHER_CYCLES, servers));
            assertNoLateClasses();
        }
    }

    /** What was dropped and not yet found is closed before the class loader stops, not after. */
    private void assertNoLateClasses() {
        assertThat(folder.resolve("err.txt")).content().doesNotContain("Illegal access");
    }

    /** An application with connections that it keeps and others that it drops, some of a pool. */
    private Path pools(Databases servers, String... setting) {
        List<String> lines = new ArrayList<>(List.of(
                "import os, threading, MySQLdb, psycopg2",
                "def use(name):",
                "    pass",
                "def shop():",
                "    use('shop')",
                "    return psycopg2.connect('host=127.0.0.1 user=postgres port="
                        + servers.postgres().port() + "')",
                "def store():",
                "    use('store')",
                "    return MySQLdb.connect(host='127.0.0.1', port="
                        + servers.mariadb().port() + ", user='tester',",
                "                           passwd='" + MariaDbServer.password() + "', db='test')",
                "kept = []"));
        lines.addAll(List.of(setting));
        lines.addAll(List.of(
                "local = threading.local()",
                "lock = threading.Lock()",
                "def application(environ, start_response):", // JNDI has no names while the WAR is built
                "    with lock:",
                "        kept.extend([] if kept else [shop(), store()])",
                "    for connect in shop, store:",
                "        con = cur = None", // dropped
                "        with lock:", // use() is for the process
                "            con = connect()",
                "        cur = con.cursor()",
                "        cur.execute('SELECT 1')",
                "        cur.fetchone()",
                "        local.dropped = connect",
                "    start_response('200 OK', [])",
                "    return ['done']"));
        Apps.write(folder, "app/app.py", lines.toArray(String[]::new));
        return Wars.build(
                folder.resolve("app/app.py") + ":application",
                "--python-path",
                Project.ROOT.resolve("databases/psycopg2") + "",
                "--python-path",
                Project.ROOT.resolve("databases/mysqldb") + "");
    }

    private Path context(Path war, String entries) {
        return Apps.write(
                folder,
                "context.xml",
                "<!DOCTYPE Configure PUBLIC \"-//Jetty//Configure//EN\" \"https://jetty.org/configure_10_0.dtd\">",
                "<Configure id=\"webapp\" class=\"org.eclipse.jetty.ee10.webapp.WebAppContext\">",
                "<Set name=\"contextPath\">/app</Set><Set name=\"war\">" + war + "</Set>" + entries,
                "</Configure>");
    }

    /** Servers whose connections are counted. */
    private record Databases(PostgresServer postgres, MariaDbServer mariadb) implements AutoCloseable {

        static Databases start() throws Exception {
            boolean installed = PostgresServer.isInstalled() && MariaDbServer.isInstalled();
            assumeTrue(installed || "true".equals(System.getenv("CI")), "a server is not installed: see .ci/install");
            return new Databases(PostgresServer.start(), MariaDbServer.start());
        }

        String ports() {
            return postgres.port() + "," + mariadb.port();
        }

        /** Data sources that are no pools: what a container's pool keeps open is the container's. */
        String entries() {
            return entry(
                            "shop",
                            "org.postgresql.ds.PGSimpleDataSource",
                            "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres?user=postgres")
                    + entry(
                            "store",
                            "org.mariadb.jdbc.MariaDbDataSource",
                            "jdbc:mariadb://127.0.0.1:" + mariadb.port() + "/test?user=tester&amp;password="
                                    + MariaDbServer.password());
        }

        private static String entry(String name, String type, String url) {
            return """
                    <New class="org.eclipse.jetty.plus.jndi.EnvEntry">
                      <Arg><Ref refid="webapp"/></Arg><Arg>jdbc/%s</Arg>
                      <Arg><New class="%s"><Set name="url">%s</Set></New></Arg>
                      <Arg type="boolean">true</Arg>
                    </New>
                    """.formatted(name, type, url);
        }

        @Override
        public void close() throws Exception {
            mariadb.close();
            postgres.close();
        }
    }

    private static void assertNothing(Map<String, String> left) {
        assertThat(left.get("collected")).as("class loaders of %s", left).isEqualTo(left.get("cycles"));
        assertNoTraces(left);
    }

    private static void assertNoTraces(Map<String, String> left) {
        for (String kind :
                List.of("threads", "hooks", "mbeans", "providers", "files", "temporary", "properties", "connections")) {
            assertThat(left.get(kind)).as(kind).isEmpty();
        }
    }

    private Map<String, String> cycles(Path war, int cycles, boolean unpacked) throws Exception {
        return cycles(war, cycles, unpacked, null);
    }

    /** In Tomcat. */
    private Map<String, String> cycles(Path war, int cycles, boolean unpacked, Databases servers) throws Exception {
        Path tomcat = Project.TARGET.resolve("containers/apache-tomcat-" + System.getProperty("tomcat11.version"));
        List<String> jars = List.of(tomcat.resolve("lib/*") + "", tomcat.resolve("bin/*") + "");
        return cycles(jars, servers, cycles + "", war + "", unpacked + "");
    }

    /** In Jetty, with JNDI and the drivers of its data sources. */
    private Map<String, String> cycles(Path contextFile, int cycles, Databases servers) throws Exception {
        Path lib = Project.TARGET.resolve("containers/jetty-home-" + System.getProperty("jetty12.1.version") + "/lib");
        List<String> jars = new ArrayList<>(List.of(lib.resolve("logging/*") + ""));
        try (Stream<Path> own = Files.list(lib);
                Stream<Path> drivers = Files.list(Project.INSTALLATION.resolve("lib/databases"))) {
            Stream.concat(own, drivers)
                    .filter(jar -> JETTY.matcher(jar.getFileName() + "").matches())
                    .forEach(jar -> jars.add(jar + ""));
        }
        return cycles(jars, servers, cycles + "", contextFile + "");
    }

    private Map<String, String> cycles(List<String> jars, Databases servers, String... arguments)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(
                ContainerProcess.java(),
                "-Xss4m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote", // other tests verify; here Jython is loaded for each cycle
                "-Djdk.httpclient.allowRestrictedHeaders=connection",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("temp")),
                "-D" + DeployCycles.SERVERS + "=" + (servers == null ? "" : servers.ports()),
                "-D" + DeployCycles.KEPT + "=" + kept,
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                Project.TARGET.resolve("test-classes") + File.pathSeparator + String.join(File.pathSeparator, jars),
                "org.wsgilet.it.DeployCycles",
                Files.createDirectories(folder.resolve("base")).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
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
