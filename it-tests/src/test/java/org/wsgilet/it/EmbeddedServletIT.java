package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsgilet.bridge.StaticServlet;
import org.wsgilet.bridge.WsgiServlet;
import org.wsgilet.bridge.WsgiSettings;

/** The servlet in somebody else's Jetty: several of them, configured by init-params, below a prefix. */
class EmbeddedServletIT {
    @TempDir
    Path folder;

    private Server jetty;
    private ServletContextHandler context;

    @BeforeEach
    void prepareJetty() {
        jetty = new Server(0);
        context = new ServletContextHandler();
        context.setContextPath("/web");
        jetty.setHandler(context);
    }

    @AfterEach
    void stopJetty() throws Exception {
        jetty.stop();
    }

    @Test
    void scriptNameIsContextPathAndPrefix() throws Exception {
        Apps.writeAnswering(
                folder, "app.py", "app", "", "(environ['SCRIPT_NAME'], environ['PATH_INFO'], environ['REQUEST_URI'])");
        mount("/py/*", settings("app"));
        int port = start();

        assertThat(Apps.get(port, "/web/py/a%2Db/c")).isEqualTo("('/web/py', '/a-b/c', '/web/py/a%2Db/c')");
        assertThat(Apps.get(port, "/web/py/")).isEqualTo("('/web/py', '/', '/web/py/')");
        assertThat(Apps.get(port, "/web/py")).isEqualTo("('/web/py', '', '/web/py')");
        assertThat(Apps.get(port, "/web/%70y/x;v=1")).isEqualTo("('/web/py', '/x;v=1', '/web/%70y/x;v=1')");
    }

    @Test
    void staticFilesAreTheVisibleOnesOfTheFolder() throws Exception {
        for (String name : List.of("static/a..b.css", "static/.well-known/x.txt")) {
            Apps.write(folder, name, "public");
        }
        for (String name : List.of("static/.env", "static/.git/config", "other.txt", "WEB-INF/web.xml")) {
            Apps.write(folder, name, "secret");
        }
        Files.createSymbolicLink(folder.resolve("static/in.css"), Path.of("a..b.css"));
        Files.createSymbolicLink(folder.resolve("static/env.txt"), Path.of(".env"));
        Files.createSymbolicLink(folder.resolve("static/git"), Path.of(".git"));
        Files.createSymbolicLink(folder.resolve("static/out.txt"), Path.of("../other.txt"));
        Files.createSymbolicLink(folder.resolve("static/inf"), Path.of("../WEB-INF"));
        context.setBaseResourceAsPath(folder);
        context.addServlet(StaticServlet.class, "/static/*");
        int port = start();

        for (String path : List.of("a..b.css", "in.css", ".well-known/x.txt")) {
            assertThat(Apps.get(port, "/web/static/" + path)).as(path).isEqualTo("public\n");
        }
        for (String path : List.of(
                ".env",
                ".git/config",
                "%2eenv",
                "env.txt",
                "git/config",
                "out.txt",
                "inf/web.xml",
                "../other.txt",
                "x/../a..b.css",
                "..%2fother.txt",
                "..")) {
            assertThat(Apps.get(port, "/web/static/" + path)).as(path).doesNotContain("secret\n");
        }
    }

    @Test
    void staticFilesAreClosed() throws Exception {
        Path file = Apps.write(folder, "static/x.css", "public").toRealPath();
        context.setBaseResourceAsPath(folder);
        context.addServlet(StaticServlet.class, "/static/*");
        int port = start();
        for (int i = 0; i < 20; i++) {
            assertThat(Apps.response(port, "/web/static/x.css", "If-Modified-Since: Sat, 01 Jan 2050 00:00:00 GMT")
                            .status())
                    .isEqualTo(304);
            assertThat(Apps.get(port, "/web/static/x.css")).isEqualTo("public\n");
        }

        // the last one right after its client has all of it
        Await.until(
                "no open file",
                () -> Stream.of(new File("/proc/self/fd").listFiles())
                        .noneMatch(open -> isLinkTo(file, open.toPath())));
    }

    private static boolean isLinkTo(Path file, Path link) {
        try {
            return Files.readSymbolicLink(link).equals(file);
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    @Test
    void initParametersConfigureTheServlet() throws Exception {
        Apps.writeAnswering(
                folder.resolve("work"),
                "app.py",
                "make",
                "import library, os",
                "(library.VALUE, os.environ['NAME'], os.path.basename(os.getcwd()))");
        Apps.write(folder, "lib/library.py", "VALUE = 'found'");
        ServletHolder holder = new ServletHolder("wsgi", new WsgiServlet());
        holder.setInitParameter("wsgilet.app", "app:make");
        holder.setInitParameter("wsgilet.chdir", folder.resolve("work") + "");
        holder.setInitParameter("wsgilet.python-path", folder.resolve("lib") + "");
        holder.setInitParameter("wsgilet.env", "NAME=value");
        context.addServlet(holder, "/*");

        assertThat(Apps.get(start(), "/web/")).isEqualTo("('found', 'value', 'work')");
    }

    @Test
    void trustedProxiesAreAnInitParameter() throws Exception {
        Apps.writeAnswering(folder, "app.py", "app", "", "(environ['REMOTE_ADDR'], environ['SCRIPT_NAME'])");
        ServletHolder holder = new ServletHolder("wsgi", new WsgiServlet());
        holder.setInitParameter("wsgilet.app", "app:app");
        holder.setInitParameter("wsgilet.chdir", folder + "");
        holder.setInitParameter("wsgilet.trusted-proxies", "127.0.0.0/8");
        context.addServlet(holder, "/*");
        int port = start();

        try (Wire wire = Wire.to(port)) {
            String[] request = {
                "GET /web/ HTTP/1.1", "Host: h", "X-Forwarded-For: 6.6.6.6, 203.0.113.7", "X-Forwarded-Prefix: /shop"
            };
            assertThat(wire.send(request).read().text()).isEqualTo("('203.0.113.7', '/shop/web')");
        }
    }

    @Test
    void unknownInitParameterIsRefused() {
        ServletHolder holder = new ServletHolder("wsgi", new WsgiServlet());
        holder.setInitParameter("wsgilet.app", "app:app");
        holder.setInitParameter("wsgilet.trusted-proxy", "127.0.0.1");
        context.addServlet(holder, "/*");

        assertThatThrownBy(this::start).hasStackTraceContaining("there is no init-param wsgilet.trusted-proxy");
    }

    // one thread runs both applications, the second called by the first
    @Test
    void forwardBetweenApplicationsKeepsThemApart() throws Exception {
        String imports = "import __builtin__, os, sys\n__builtin__.who = os.environ['WHO']";
        String state = "(who, os.environ['WHO'], sys.modules['__builtin__'].who)";
        Apps.writeAnswering(folder, "second.py", "app", imports, state);
        Apps.write(
                folder,
                "first.py",
                imports,
                "seen = []",
                "def app(environ, start_response):",
                "    request = environ['wsgilet.servlet_request']",
                "    if environ['PATH_INFO'] != '/seen':",
                "        request.getRequestDispatcher('/second/x').forward(",
                "            request, environ['wsgilet.servlet_response'])",
                "        seen.append(" + state + ")",
                "        return []",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return [str(seen)]");
        mount("/first/*", settings("first:app").env("WHO", "first"));
        mount("/second/*", settings("second:app").env("WHO", "second"));
        int port = start();

        assertThat(Apps.get(port, "/web/first/x")).isEqualTo("('second', 'second', 'second')");
        // the first application goes on after the client has its answer
        Await.until(
                "state of the first application",
                () -> Apps.get(port, "/web/first/seen").equals("[('first', 'first', 'first')]"));
    }

    @Test
    void concurrentFirstRequestsLoadTheApplicationOnce() throws Exception {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "from java.lang import System\n"
                        + "loads = int(System.getProperty('contract.loads', '0')) + 1\n"
                        + "System.setProperty('contract.loads', str(loads))",
                "System.getProperty('contract.loads')");
        ServletHolder lazy = new ServletHolder("lazy", WsgiServlet.class);
        lazy.setInitParameter("wsgilet.app", "app");
        lazy.setInitParameter("wsgilet.chdir", folder.toString());
        context.addServlet(lazy, "/*");
        int port = start();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch ready = new CountDownLatch(8);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(clients.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return Apps.get(port, "/web/");
                }));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("1");
            }
        } finally {
            clients.shutdownNow();
            System.clearProperty("contract.loads");
        }
    }

    @Test
    void applicationThatDoesNotLoadFailsTheDeployment() {
        Apps.write(folder, "app.py", "raise ValueError('no database')");
        mount("/*", settings("app"));

        assertThatThrownBy(jetty::start).hasStackTraceContaining("no database");
    }

    private WsgiSettings settings(String application) {
        return WsgiSettings.of(application).chdir(folder);
    }

    private void mount(String pattern, WsgiSettings settings) {
        HttpServlet servlet = new WsgiServlet(settings);
        context.addServlet(new ServletHolder(pattern, servlet), pattern);
    }

    private int start() throws Exception {
        jetty.start();
        return ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    }
}
