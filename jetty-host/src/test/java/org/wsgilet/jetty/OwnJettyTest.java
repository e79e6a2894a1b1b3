package org.wsgilet.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wsgilet.bridge.WsgiServlet;
import org.wsgilet.bridge.WsgiSettings;

/** The servlet in a Jetty that is not ours. The first test is the example in README. */
class OwnJettyTest {

    private final Server server = new Server(0);

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void servesWhatTheSettingsInCodeName() throws Exception {
        ServletContextHandler context = new ServletContextHandler("/shop");
        WsgiSettings settings = WsgiSettings.of("greeting:application").chdir(Path.of("src/test/python"));
        context.addServlet(new ServletHolder(new WsgiServlet(settings)), "/*");
        server.setHandler(context);
        server.start();

        assertThat(get("/shop/Ada")).isEqualTo("Hello Ada!\n");
    }

    @Test
    void servesWhatInitParamsAndContextParamsName() throws Exception {
        ServletContextHandler context = new ServletContextHandler("/shop");
        context.setInitParameter(WsgiSettings.PYTHON_PATH, "src/test/python");
        ServletHolder holder = new ServletHolder(new WsgiServlet());
        holder.setInitParameter(WsgiSettings.APPLICATION, "greeting");
        holder.setInitParameter(WsgiSettings.ENVIRONMENT, "\n  GREETING=Good morning\n  OTHER=a=b\n");
        context.addServlet(holder, "/py/*");
        server.setHandler(context);
        server.start();

        assertThat(get("/shop/py/Ada")).isEqualTo("Good morning Ada!\n");
    }

    @Test
    void refusesToStartWithoutTheApplication() {
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(new WsgiServlet());
        holder.setInitOrder(0);
        context.addServlet(holder, "/*");
        server.setHandler(context);

        assertThatThrownBy(server::start)
                .hasMessage("the init-param wsgilet.app of the servlet is missing: set it to module:attribute.");
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getURI().getPort() + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
