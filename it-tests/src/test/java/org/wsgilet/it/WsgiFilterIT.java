package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsgilet.bridge.WsgiFilter;
import org.wsgilet.bridge.WsgiServlet;
import org.wsgilet.bridge.WsgiSettings;

/** Python and servlets in one web application: a filter before them, and the session that they share. */
class WsgiFilterIT {
    @TempDir
    Path folder;

    private Server jetty;
    private ServletContextHandler context;

    @BeforeEach
    void prepareJetty() {
        jetty = new Server(0);
        context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.setContextPath("/shop");
        jetty.setHandler(context);
    }

    @AfterEach
    void stopJetty() throws Exception {
        jetty.stop();
    }

    /** Says what it sees, or does what the path asks for. */
    public static final class Behind extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getPathInfo()) {
                case "/gone" -> response.sendError(HttpServletResponse.SC_GONE, "no more of it");
                case "/moved" -> response.sendRedirect("/elsewhere");
                case "/session" -> {
                    Object visits = request.getSession().getAttribute("visits");
                    request.getSession().setAttribute("seen", "by the servlet");
                    response.getWriter().print(visits + " " + visits.getClass().getSimpleName());
                }
                default -> {
                    response.setContentType("text/plain");
                    response.setCharacterEncoding("utf-8");
                    response.addHeader("X-Behind", "1");
                    response.addHeader("X-Behind", "2");
                    String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    response.getWriter().print("servlet " + request.getServletPath() + " " + body);
                }
            }
        }
    }

    @Test
    void whatTheApplicationDoesNotFindGoesOn() throws Exception {
        Apps.write(
                folder,
                "app.py",
                "def app(environ, start_response):",
                "    path = environ['PATH_INFO']",
                "    found = path.startswith('/mine')",
                "    start_response('200 OK' if found else '404 Not Found', [('Content-Type', 'text/plain'), ('X-Mine', '1')])",
                "    return [environ['SCRIPT_NAME'] + ' ' + path] if found else (x for x in ['not', ' mine'])");
        int port = start("app");

        assertThat(Apps.get(port, "/shop/mine/a%2Db")).isEqualTo("/shop /mine/a-b");
        Response other = Apps.response(port, "/shop/java/x");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.text()).isEqualTo("servlet /java ");
        assertThat(other.header("X-Mine")).isNull();
        assertThat(Apps.response(port, "/shop/nobody").status()).isEqualTo(404);
        try (Wire wire = Wire.to(port)) {
            wire.sendRaw("POST /shop/java/x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\na=b&c");
            assertThat(wire.read().text()).isEqualTo("servlet /java a=b&c");
            assertThat(wire.send("GET /shop/mine HTTP/1.1", "Host: h").read().text())
                    .isEqualTo("/shop /mine");
        }
    }

    @Test
    void middlewareChangesWhatServletsAnswer() throws Exception {
        Apps.write(
                folder,
                "app.py",
                "from wsgilet_servlets import rest",
                "def app(environ, start_response):",
                "    def start(status, headers, exc_info=None):",
                "        start_response(status, headers + [('X-Front', 'python')], exc_info)",
                "    environ['wsgilet.servlet_request'].setAttribute('by', 'python')",
                "    return [block.upper() for block in rest(environ, start)]");
        int port = start("app");

        Response answer = Apps.response(port, "/shop/java/x");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.header("X-Front")).isEqualTo("python");
        assertThat(answer.headers("X-Behind")).containsExactly("1", "2");
        assertThat(answer.text()).isEqualTo("SERVLET /JAVA ");
        assertThat(Apps.response(port, "/shop/java/gone").status()).isEqualTo(410);
        assertThat(Apps.response(port, "/shop/java/gone").text()).isEqualTo("410 NO MORE OF IT\n");
        Response moved = Apps.response(port, "/shop/java/moved");
        assertThat(moved.status()).isEqualTo(302);
        assertThat(moved.header("Location")).isEqualTo("/elsewhere");
        Response nobody = Apps.response(port, "/shop/nobody");
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.header("X-Front")).isEqualTo("python");
    }

    @Test
    void errorsOfTheApplicationAreItsOwn() throws Exception {
        Apps.write(folder, "app.py", "def app(environ, start_response):", "    raise ValueError('no')");

        assertThat(Apps.response(start("app"), "/shop/java/x").status()).isEqualTo(500);
    }

    @Test
    void initParametersConfigureTheFilter() throws Exception {
        Apps.writeAnswering(folder, "app.py", "make", "import os", "os.environ['NAME']");
        FilterHolder holder = new FilterHolder(new WsgiFilter());
        holder.setInitParameter("wsgilet.app", "app:make");
        holder.setInitParameter("wsgilet.chdir", folder + "");
        holder.setInitParameter("wsgilet.env", "NAME=value");
        context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));

        assertThat(Apps.get(start(), "/shop/x")).isEqualTo("value");
    }

    @Test
    void sessionIsADictThatServletsShare() throws Exception {
        Apps.write(
                folder,
                "app.py",
                "from wsgilet_servlets import session",
                "def app(environ, start_response):",
                "    s = session(environ)",
                "    path = environ['PATH_INFO']",
                "    if path == '/none':",
                "        answer = (s.id, len(s), s.get('visits'), dict(s), 'x' in s)",
                "    elif path == '/visit':",
                "        s['visits'] = s.get('visits', 0) + 1",
                "        s.update(name=u'Zo\\xeb', half=.5, yes=True, big=2 ** 70)",
                "        answer = sorted(s.items())",
                "    elif path == '/seen':",
                "        answer = (s.pop('seen'), 'seen' in s, len(s.id) > 8)",
                "    elif path == '/renew':",
                "        before = s.id",
                "        answer = (s.renew_id() != before, s['visits'])",
                "    elif path == '/end':",
                "        s.invalidate()",
                "        answer = (s.id, dict(s))",
                "    elif path == '/list':",
                "        try:",
                "            s['cart'] = [1]",
                "        except TypeError as e:",
                "            answer = str(e)",
                "    else:",
                "        start_response('404 Not Found', [])",
                "        return []",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return [str(answer)]");
        int port = start("app");

        Response none = Apps.response(port, "/shop/none");
        assertThat(none.text()).isEqualTo("(None, 0, None, {}, False)");
        assertThat(none.header("Set-Cookie")).isNull();
        Response first = Apps.response(port, "/shop/visit");
        assertThat(first.text())
                .isEqualTo("[('big', 1180591620717411303424L), ('half', 0.5), ('name', u'Zo\\xeb'), ('visits', 1),"
                        + " ('yes', True)]");
        String cookie = "Cookie: " + first.header("Set-Cookie").split(";")[0];
        assertThat(Apps.response(port, "/shop/visit", cookie).text()).contains("('visits', 2)");
        assertThat(Apps.response(port, "/shop/java/session", cookie).text()).isEqualTo("2 Integer");
        assertThat(Apps.response(port, "/shop/seen", cookie).text()).isEqualTo("(u'by the servlet', False, True)");
        assertThat(Apps.response(port, "/shop/list", cookie).text())
                .isEqualTo(
                        "a session holds text, numbers and serializable Java objects, not list: store json.dumps(value)");
        Response renewed = Apps.response(port, "/shop/renew", cookie);
        assertThat(renewed.text()).isEqualTo("(True, 2)");
        String other = "Cookie: " + renewed.header("Set-Cookie").split(";")[0];
        assertThat(Apps.response(port, "/shop/end", other).text()).isEqualTo("(None, {})");
    }

    @Test
    void containerSaysWhoTheUserIsAndGivesObjects() throws Exception {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "",
                "(environ.get('REMOTE_USER'), environ['wsgilet.servlet_request'].isUserInRole('admin'),"
                        + " environ['wsgilet.servlet_context'].getAttribute('prices')['tea'])");
        context.setAttribute("prices", Map.of("tea", 3));
        context.addFilter(
                new FilterHolder(
                        (request, response, chain) -> chain.doFilter(new Zoe((HttpServletRequest) request), response)),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new WsgiServlet(settings("app"))), "/*");

        assertThat(Apps.get(start(), "/shop/x")).isEqualTo("('zoe', True, 3)");
    }

    /** As a container that has authenticated somebody. */
    private static final class Zoe extends HttpServletRequestWrapper {
        Zoe(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRemoteUser() {
            return "zoe";
        }

        @Override
        public boolean isUserInRole(String role) {
            return role.equals("admin");
        }
    }

    private WsgiSettings settings(String application) {
        return WsgiSettings.of(application).chdir(folder);
    }

    private int start(String application) throws Exception {
        context.addServlet(Behind.class, "/java/*");
        context.addFilter(
                new FilterHolder(new WsgiFilter(settings(application))), "/*", EnumSet.of(DispatcherType.REQUEST));
        return start();
    }

    private int start() throws Exception {
        jetty.start();
        return ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    }
}
