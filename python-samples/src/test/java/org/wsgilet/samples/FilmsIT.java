package org.wsgilet.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wsgilet.databases.mysqldb.MariaDbServer;
import org.wsgilet.databases.psycopg2.PostgresServer;
import org.wsgilet.testing.WsgiServer;

/** Flask-SQLAlchemy, on three databases; those with a server are skipped where it is not installed. */
class FilmsIT {

    private static final Path PACKAGES = Path.of("sqlalchemy-packages").toAbsolutePath();
    private static final Path DRIVERS = Path.of("../databases").toAbsolutePath().normalize();

    @Test
    void sqlite() {
        shelf("sqlite:///" + Samples.dataFolder("films").resolve("films.db"));
    }

    @Test
    void postgresql() throws Exception {
        assumeInstalled(PostgresServer.isInstalled());
        try (PostgresServer database = PostgresServer.start()) {
            shelf("postgresql://postgres@127.0.0.1:" + database.port() + "/postgres");
        }
    }

    @Test
    void mysql() throws Exception {
        assumeInstalled(MariaDbServer.isInstalled());
        try (MariaDbServer database = MariaDbServer.start()) {
            shelf("mysql://tester:" + MariaDbServer.password() + "@127.0.0.1:" + database.port()
                    + "/test?charset=utf8mb4");
        }
    }

    private static void assumeInstalled(boolean installed) {
        assumeTrue(installed || "true".equals(System.getenv("CI")), "the server is not installed: see .ci/install");
    }

    private static void shelf(String url) {
        try (WsgiServer server = Samples.sample("films", "app:app")
                .pythonPath(PACKAGES, DRIVERS.resolve("psycopg2"), DRIVERS.resolve("mysqldb"))
                .env("FILMS_DATABASE", url)) {
            server.start();
            Browser browser = new Browser(server);

            assertThat(browser.get("/").body()).contains("No films yet");
            assertThat(add(browser, "", "1955").body()).contains("A film needs a title");
            assertThat(add(browser, "Pather Panchali", "soon").statusCode()).isEqualTo(400);
            assertThat(add(browser, "\u0985\u09aa\u09c1 <\ud83c\udfa5>", "1959").body())
                    .contains("Added \u201c\u0985\u09aa\u09c1 &lt;\ud83c\udfa5&gt;\u201d.", "1 films");
            assertThat(add(browser, "\u0985\u09aa\u09c1 <\ud83c\udfa5>", "1959").statusCode())
                    .isEqualTo(409);
            IntStream.range(0, 24)
                    .parallel()
                    .forEach(i -> assertThat(
                                    add(browser, "Part " + i, 1960 + i + "").statusCode())
                            .isEqualTo(200));

            assertThat(browser.get("/").body()).contains("Page 1 of 2, 25 films", "Part 0", "rel=\"next\"");
            assertThat(browser.get("/?page=2").body()).contains("Part 23").doesNotContain("Part 0<");
            assertThat(browser.get("/directors").body()).contains("<td>25</td>", "<td>1959</td>");
            assertThat(browser.get("/api/films?page=2").body()).contains("\"total\":25", "\"title\":\"Part 23\"");
            assertThat(browser.submit("/films/1/delete", Map.of()).body()).contains("24 films");
            assertThat(browser.submit("/films/1/delete", Map.of()).statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> add(Browser browser, String title, String year) {
        return browser.submit("/films", Map.of("title", title, "director", "Satyajit Ray", "year", year));
    }
}
