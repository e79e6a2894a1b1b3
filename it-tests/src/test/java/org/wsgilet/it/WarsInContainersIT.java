package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Several WARs in one container: the samples, and one WAR with two servlets. None sees another. */
class WarsInContainersIT {
    private static final int WARS = 3;
    private static final int SERVLETS = 4;

    @TempDir
    static Path folder;

    private static final HttpClient client = HttpClient.newHttpClient();

    private static Path pair;

    @BeforeAll
    static void buildPair() {
        Path app = folder.resolve("pair");
        Apps.write(app, "pkg/__init__.py", "import os", "HERE = os.path.dirname(os.path.abspath(__file__))");
        Apps.write(app, "pkg/data.txt", "package data");
        String imports =
                "import __builtin__, os, pkg, pkgutil, sys\n__builtin__.seen = getattr(__builtin__, 'seen', 0) + 1";
        String expression = "(environ['SCRIPT_NAME'], environ['PATH_INFO'], __builtin__.seen, os.environ.get('NAME'),"
                + " open(os.path.join(pkg.HERE, 'data.txt')).read() == pkgutil.get_data('pkg', 'data.txt'),"
                + " open('pkg/data.txt').read().strip())";
        Apps.writeAnswering(app, "wsgi.py", "application", imports, expression);
        Apps.writeAnswering(app, "other.py", "application", imports, expression);
        Path fragment = Apps.write(
                folder, "fragment.xml", Page.blocks("deployment.md", "xml").get(0));
        Path assets = Apps.write(folder, "assets/caf\u00e9.txt", "static").getParent();
        pair = Wars.build(app + "", "--env", "NAME=first", "--web-fragment", fragment + "", "--static", assets + "");
    }

    static Stream<Arguments> containers() {
        String jetty = System.getProperty("jetty12.1.version");
        return Stream.of(
                container("Tomcat 11", () -> new TomcatServer(System.getProperty("tomcat11.version"))),
                container("Jetty 12.1 ee10, packed", () -> new JettyServer(jetty, "ee10").packed()));
    }

    static Stream<Arguments> otherContainers() {
        String tomcat10 = System.getProperty("tomcat10.version");
        String tomcat11 = System.getProperty("tomcat11.version");
        return Stream.of(
                container("Tomcat 11, packed", () -> new TomcatServer(tomcat11).packed()),
                container("Tomcat 10", () -> new TomcatServer(tomcat10)),
                container("Tomcat 10, packed", () -> new TomcatServer(tomcat10).packed()),
                container("Jetty 12.1 ee11", () -> new JettyServer(System.getProperty("jetty12.1.version"), "ee11")),
                container("Jetty 12.0", () -> new JettyServer(System.getProperty("jetty12.0.version"), "ee10")));
    }

    private static Arguments container(String name, Supplier<ContainerProcess> container) {
        return Arguments.of(Named.of(name, container));
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("otherContainers")
    void warsLiveSideBySideInOthers(Supplier<ContainerProcess> container) throws Exception {
        warsLiveSideBySide(container);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void warsLiveSideBySide(Supplier<ContainerProcess> container) throws Exception {
        ContainerProcess server = container.get();
        server.deploy("notes", Wars.notes())
                .deploy("files", Wars.files())
                .deploy("pair", pair)
                .start();
        try (server) {
            assertThat(post(server, "/notes/api/notes", "{\"title\": \"Packed\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(get(server, "/notes/").body()).contains("Packed", "href=\"/notes/static/style.css\"");
            assertThat(get(server, "/notes/static/style.css").headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
            assertThat(get(server, "/files/").body()).contains("</html>");
            assertThat(get(server, "/files/static/style.css").statusCode()).isEqualTo(200);
            assertThat(get(server, "/pair/x").body()).isEqualTo("('/pair', '/x', 1, 'first', True, 'package data')");
            assertThat(get(server, "/pair/other/x").body())
                    .isEqualTo("('/pair/other', '/x', 1, None, True, 'package data')");
            assertThat(get(server, "/pair/assets/caf%C3%A9.txt").body()).isEqualTo("static\n");
            for (String path : List.of("", "missing.txt", "..%2FWEB-INF/web.xml", "%2e%2e/WEB-INF/web.xml", "%E9")) {
                assertThat(get(server, "/pair/assets/" + path).statusCode())
                        .as(path)
                        .isIn(400, 404);
            }
            assertThat(server.copies())
                    .hasSize(server.copies(WARS, SERVLETS))
                    .allSatisfy(copy -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                            .isEqualTo("rwx------"));
        }
        assertThat(server.log()).contains("notes").doesNotContain("Exception");
        assertThat(server.copies()).isEmpty();
    }

    private static HttpResponse<String> get(ContainerProcess server, String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(server, path)));
    }

    private static HttpResponse<String> post(ContainerProcess server, String path, String json) throws Exception {
        return send(HttpRequest.newBuilder(uri(server, path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private static URI uri(ContainerProcess server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
