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
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    static Stream<Named<ContainerProcess>> others() {
        return Stream.concat(
                EnumSet.complementOf(EnumSet.of(TestedContainer.TOMCAT_11)).stream()
                        .map(container -> Named.of(container.toString(), container.server())),
                Stream.of(TestedContainer.TOMCAT_10, TestedContainer.TOMCAT_11)
                        .map(container -> Named.of(container + ", packed", container.packed())));
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("others")
    void warsLiveSideBySideInOthers(ContainerProcess server) throws Exception {
        warsLiveSideBySide(server);
    }

    @Test
    void warsLiveSideBySide() throws Exception {
        warsLiveSideBySide(TestedContainer.TOMCAT_11.server());
    }

    @Test
    void packedWarsLiveSideBySide() throws Exception {
        warsLiveSideBySide(TestedContainer.JETTY_12_1_EE10.packed());
    }

    private static void warsLiveSideBySide(ContainerProcess server) throws Exception {
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
