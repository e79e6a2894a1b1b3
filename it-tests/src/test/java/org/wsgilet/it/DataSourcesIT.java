package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wsgilet.databases.mysqldb.MariaDbServer;
import org.wsgilet.databases.psycopg2.PostgresServer;

/**
 * Applications whose connections to databases are those of a container's DataSource, by its context file, by
 * {@code wsgilet.toml} or in code; skipped where no server is installed.
 */
class DataSourcesIT {

    private static final int REQUESTS = 20;

    /** More than a pool has; each waits for two seconds before garbage is collected. */
    private static final int DROPPED = 6;

    private static final Path DATABASES = Project.ROOT.resolve("databases");

    @TempDir
    static Path folder;

    private static PostgresServer postgres;
    private static MariaDbServer mariadb;
    private static Path shop;
    private static Path store;
    private static Path file;
    private static Path code;

    @BeforeAll
    static void start() throws Exception {
        boolean installed = PostgresServer.isInstalled() && MariaDbServer.isInstalled();
        assumeTrue(installed || "true".equals(System.getenv("CI")), "a server is not installed: see .ci/install");
        postgres = PostgresServer.start();
        mariadb = MariaDbServer.start();
        write("shop", "psycopg2", "psycopg2.connect('host=nowhere.invalid')", "pg_backend_pid()");
        write("store", "MySQLdb", "MySQLdb.connect('nowhere.invalid')", "connection_id()");
        shop = build("shop", "psycopg2");
        store = build("store", "MySQLdb");
        Path toml = Apps.write(
                folder,
                "wsgilet.toml",
                "bind = '127.0.0.1:8000'",
                "threads = 4",
                "database-pool = 'jndi:java:comp/env/jdbc/shop'");
        file = build("shop", "psycopg2", "--config", toml + "");
        Path xml = Apps.write(folder, "web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
                  <absolute-ordering/>
                  <listener><listener-class>org.wsgilet.it.PooledInCode</listener-class></listener>
                </web-app>
                """);
        code = build(
                "shop",
                "psycopg2",
                "--web-xml",
                xml + "",
                "--jar",
                Wars.jar(folder.resolve("code.jar"), PooledInCode.class) + "");
    }

    private static void write(String name, String module, String connect, String session) {
        Apps.write(
                folder.resolve(name),
                "app.py",
                "import threading, " + module,
                "answers = []",
                "def answer(dropped=False):",
                "    con = " + connect,
                "    cur = con.cursor()",
                "    cur.execute('SELECT %s, " + session + "', [u'\\u20ac'])",
                "    text, session = cur.fetchone()",
                "    if not dropped:",
                "        con.close()",
                "    return '%r %d' % (text.encode('utf-8') if isinstance(text, unicode) else text, session)",
                "while_loaded = answer()",
                "def application(environ, start_response):",
                "    path = environ['PATH_INFO']",
                "    answers = []",
                "    if path == '/loaded':",
                "        answers.append(while_loaded)",
                "    elif path == '/thread':",
                "        thread = threading.Thread(target=lambda: answers.append(answer()))",
                "        thread.start()",
                "        thread.join()",
                "    else:",
                "        answers.append(answer(path == '/dropped'))",
                "    start_response('200 OK', [])",
                "    return answers");
    }

    private static Path build(String name, String module, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                folder.resolve(name) + "",
                "--no-load", // there is no DataSource here
                "--site-packages",
                DATABASES.resolve(module.toLowerCase(Locale.ROOT)) + ""));
        arguments.addAll(List.of(options));
        return Wars.build(arguments.toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws Exception {
        if (mariadb != null) {
            mariadb.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    static Stream<Named<ContainerProcess>> containers() throws IOException {
        assumeTrue(postgres != null);
        return Stream.of(Named.of("Tomcat 11", tomcat()), Named.of("Jetty 12.1 ee10", jetty()));
    }

    /** Each pool is Tomcat's own. */
    private static ContainerProcess tomcat() throws IOException {
        TomcatServer tomcat = new TomcatServer(System.getProperty("tomcat11.version"));
        drivers().forEach(tomcat::library);
        String xml = Page.blocks("databases.md", "xml")
                .get(0)
                .replace("maxTotal=\"16\" maxWaitMillis=\"10000\"", "maxTotal=\"2\" maxWaitMillis=\"2000\"");
        String shop = xml.replace("jdbc:postgresql://127.0.0.1:5432/shop", postgresUrl())
                .replace("username=\"shop\"", "username=\"postgres\"");
        String withoutSetting = shop.replaceFirst("<Parameter .*", "");
        return tomcat.context("shop", shop)
                .context("file", withoutSetting)
                .context("code", withoutSetting)
                .context(
                        "store",
                        xml.replace("/shop\"/>", "/store\"/>")
                                .replace("jdbc/shop", "jdbc/store")
                                .replace("org.postgresql.Driver", "org.mariadb.jdbc.Driver")
                                .replace("jdbc:postgresql://127.0.0.1:5432/shop", mariadbUrl())
                                .replace("username=\"shop\"", "username=\"tester\"")
                                .replace("password=\"secret\"", "password=\"" + MariaDbServer.password() + "\""));
    }

    /** The DataSource of Connector/J is a pool, that of pgjdbc is none. */
    private static ContainerProcess jetty() throws IOException {
        JettyServer jetty = new JettyServer(System.getProperty("jetty12.1.version"), "ee10");
        drivers().forEach(jetty::library);
        String xml = Page.blocks("databases.md", "xml").get(1);
        String url = "jdbc:mariadb://127.0.0.1:3306/shop?user=shop&amp;password=secret&amp;maxPoolSize=16";
        String shop = xml.replace("org.mariadb.jdbc.MariaDbPoolDataSource", "org.postgresql.ds.PGSimpleDataSource")
                .replace(url, postgresUrl() + "?user=postgres");
        String withoutSetting = shop.replaceFirst("(?s)<Call name=\"setInitParameter\">.*?</Call>", "");
        return jetty.context("shop", shop, "ee10-plus,ext")
                .context("file", withoutSetting.replace("/shop</Set>", "/file</Set>"), "ee10-plus,ext")
                .context("code", withoutSetting.replace("/shop</Set>", "/code</Set>"), "ee10-plus,ext")
                .context(
                        "store",
                        xml.replace("/shop</Set>", "/store</Set>")
                                .replace(
                                        url,
                                        mariadbUrl() + "?user=tester&amp;password=" + MariaDbServer.password()
                                                + "&amp;maxPoolSize=2&amp;connectTimeout=2000"),
                        "ee10-plus,ext");
    }

    private static List<Path> drivers() throws IOException {
        try (Stream<Path> jars = Files.list(Project.INSTALLATION.resolve("lib/databases"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches("(postgresql|mariadb-java-client)-.*"))
                    .toList();
        }
    }

    private static String postgresUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres";
    }

    private static String mariadbUrl() {
        return "jdbc:mariadb://127.0.0.1:" + mariadb.port() + "/test";
    }

    @ParameterizedTest
    @MethodSource("containers")
    void connectionsAreThoseOfTheDataSource(ContainerProcess server) throws IOException {
        server.deploy("shop", shop)
                .deploy("store", store)
                .deploy("file", file)
                .deploy("code", code)
                .start();
        try (server) {
            for (String application : List.of("/shop", "/store", "/file", "/code")) {
                for (String path : List.of("/", "/dropped", "/thread", "/loaded")) {
                    int requests = path.equals("/dropped") ? DROPPED : REQUESTS;
                    assertThat(IntStream.range(0, requests)
                                    .parallel()
                                    .mapToObj(i -> Apps.get(server.port(), application + path)))
                            .as(application + path + "\n" + server.log())
                            .allMatch(answer -> answer.startsWith("'\\xe2\\x82\\xac' "));
                }
            }
            postgres.restart();
            mariadb.restart();
            for (String application : List.of("/shop", "/store")) {
                // Until the pool has found each connection that it has broken.
                Await.until(application + " again\n" + server.log(), () -> answers(server.port(), application));
            }
        }
    }

    private static boolean answers(int port, String application) {
        return IntStream.range(0, REQUESTS)
                .parallel()
                .allMatch(i -> Apps.response(port, application + "/").status() == 200);
    }
}
