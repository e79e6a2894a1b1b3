package org.wsgilet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test can give to the application that it serves. */
class WsgiServerTest {

    private static final Path PYTHON = Path.of("src/test/python");

    @Test
    void applicationGetsWhatAWebApplicationHas(@TempDir Path folder) throws Exception {
        WsgiServer server = WsgiServer.of("kit")
                .chdir(PYTHON)
                .env("NAME", "value")
                .contextPath("/shop")
                .settings(settings -> settings.requestIds(true))
                .attribute("prices", Map.of("tea", 3))
                .initParam("currency", "EUR")
                .filter(noting("first"))
                .filter(noting("second"))
                .sessions()
                .jars(jar(folder));
        try (server) {
            server.start();
            assertThat(server.uri("/b")).isEqualTo(URI.create("http://127.0.0.1:" + server.port() + "/shop/b"));
            assertThat(server.get("/").body()).isEqualTo("('value', '/shop', True)");
            assertThat(server.get("/beans").body()).isEqualTo("(3, 'EUR')");
            assertThat(server.get("/filtered").body()).isEqualTo("first second");
            assertThat(server.get("/class").body()).isEqualTo("extra");
            assertThat(server.post("/posted", "application/json", "[\u20ac]").body())
                    .isEqualTo("('application/json', '[\\xe2\\x82\\xac]')");
            HttpClient client = server.client();
            HttpRequest visit = HttpRequest.newBuilder(server.uri("/visits")).build();
            for (int visits = 1; visits < 3; visits++) {
                assertThat(client.send(visit, BodyHandlers.ofString()).body()).isEqualTo("" + visits);
            }
            assertThat(server.get("/visits").body()).isEqualTo("1");
            assertThat(server.log()).contains("loaded");
        }
    }

    private static Filter noting(String name) {
        return (request, response, chain) -> {
            Object before = request.getAttribute("order");
            request.setAttribute("order", before == null ? name : before + " " + name);
            chain.doFilter(request, response);
        };
    }

    private static Path jar(Path folder) throws Exception {
        String type = "org/wsgilet/shop/Extra";
        Path source = Files.writeString(
                folder.resolve("Extra.java"),
                "package org.wsgilet.shop; public class Extra { public static String word() { return \"extra\"; } }");
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        assertThat(javac.run(System.out, System.err, "-d", folder + "", source + ""))
                .isZero();
        Path jar = folder.resolve("extra.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(type + ".class"));
            out.write(Files.readAllBytes(folder.resolve(type + ".class")));
        }
        return jar;
    }

    @Test
    void serversKeepTheirLogsApart(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("failing.py"), """
                def application(environ, start_response):
                    raise ValueError(environ['PATH_INFO'])
                """);
        try (WsgiServer one = WsgiServer.of("failing").chdir(folder).start();
                WsgiServer other = WsgiServer.of("failing").chdir(folder).start()) {
            assertThat(one.get("/one").statusCode()).isEqualTo(500);
            assertThat(other.get("/other").statusCode()).isEqualTo(500);
            assertThat(one.log()).contains("ValueError: /one").doesNotContain("ValueError: /other");
            assertThat(other.log()).contains("ValueError: /other").doesNotContain("ValueError: /one");
        }
    }

    @Test
    void misuseIsToldAsThat() {
        WsgiServer server = WsgiServer.of("kit").chdir(PYTHON);

        assertThatThrownBy(() -> server.get("/"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the server of kit does not run: it is a field with @RegisterExtension, or start() starts it");
        assertThatThrownBy(() -> server.jars(Path.of("none.jar"))).hasMessageMatching("there is no jar .*none.jar");
        assertThatThrownBy(() -> server.env("NAME", null)).hasMessage("the value of NAME is null");
        try (server) {
            server.start();
            assertThatThrownBy(() -> server.get("beans")).hasMessage("the path 'beans' does not start with a slash");
            assertThatThrownBy(server::start).hasMessage("the server of kit has started: it changes no more");
            assertThatThrownBy(() -> server.attribute("prices", 1)).hasMessageContaining("it changes no more");
        }
        assertThatThrownBy(server::port).hasMessageContaining("does not run");
    }

    @Test
    void whatDoesNotLoadIsSaidWithWhatItPrinted(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("broken.py"), "print 'reading settings'\nraise ValueError('no settings')\n");
        WsgiServer server = WsgiServer.of("broken").chdir(folder);

        assertThatThrownBy(server::start)
                .hasMessageContaining("ValueError: no settings")
                .hasMessageContaining("reading settings");
        server.close(); // as JUnit does
    }
}
