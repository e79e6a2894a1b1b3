package org.wsgilet.jetty;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.LoggerFactory;
import org.wsgilet.limits.BodyFirstHandler;
import org.wsgilet.limits.BodySettings;
import org.wsgilet.listen.Bind;

/**
 * The limit: what a Java servlet reaches on the Jetty that {@link JettyHost} configures. Arguments: the address, what
 * to do, a file and its content type.
 */
public final class PlainServletHost {

    private PlainServletHost() {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        JettySettings settings = JettySettings.on(List.of(Bind.parse(arguments[0])));
        JettyHost host = new JettyHost(settings);
        host.bind();
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.setContextPath("/");
        context.addServlet(new ServletHolder(new Plain(arguments[1], Path.of(arguments[2]), arguments[3])), "/*");
        // JettyHost.start with another servlet.
        Field field = JettyHost.class.getDeclaredField("server");
        field.setAccessible(true);
        Server server = (Server) field.get(host);
        server.setHandler(new GracefulHandler(new BodyFirstHandler(context, BodySettings.DEFAULT, settings.threads())));
        server.start();
        server.join();
    }

    private static final class Plain extends HttpServlet {

        private static final long serialVersionUID = 1;
        private static final int BUFFER_SIZE = 64 << 10;

        private final String task;
        private final transient Path file;
        private final String type;
        private final byte[] answer;

        Plain(String task, Path file, String type) throws IOException {
            this.task = task;
            this.file = file;
            this.type = type;
            this.answer = task.equals("answer") || task.equals("form") ? Files.readAllBytes(file) : null;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType(type);
            OutputStream out = response.getOutputStream();
            switch (task) {
                case "answer" -> write(response, answer);
                case "form" -> {
                    request.getParameterMap();
                    write(response, answer);
                }
                case "echo" -> write(response, request.getInputStream().readAllBytes());
                case "upload" -> write(response, (count(request.getInputStream()) + " bytes\n").getBytes());
                case "download" -> {
                    response.setContentLengthLong(Files.size(file));
                    try (InputStream in = Files.newInputStream(file)) {
                        copy(in, out);
                    }
                }
                case "chunks" -> {
                    for (int i = 0; i < 1000; i++) {
                        out.write(String.format("chunk %03d\n", i).getBytes(StandardCharsets.US_ASCII));
                        out.flush(); // WSGI sends a block before it asks for the next
                    }
                }
                default -> throw new IllegalArgumentException(task);
            }
        }

        private static void write(HttpServletResponse response, byte[] body) throws IOException {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }

        private static long count(InputStream in) throws IOException {
            byte[] buffer = new byte[BUFFER_SIZE];
            long count = 0;
            for (int n; (n = in.read(buffer)) > 0; ) {
                count += n;
            }
            return count;
        }

        private static void copy(InputStream in, OutputStream out) throws IOException {
            byte[] buffer = new byte[BUFFER_SIZE];
            for (int n; (n = in.read(buffer)) > 0; ) {
                out.write(buffer, 0, n);
            }
        }
    }
}
