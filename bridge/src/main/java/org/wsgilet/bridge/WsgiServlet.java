package org.wsgilet.bridge;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.container.Container;
import org.wsgilet.bridge.environ.Environ;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.bridge.proxy.Forwarded;
import org.wsgilet.bridge.webapp.IncludedPart;
import org.wsgilet.bridge.webapp.IncludedRequest;
import org.wsgilet.bridge.webapp.UnpackedServlet;
import org.wsgilet.bridge.webapp.WebApplicationFiles;

/**
 * Runs one Python WSGI application. Configured by init-params (see {@link WsgiSettings}) or in code. All methods and
 * paths of the mapping go to the application.
 */
public final class WsgiServlet extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(WsgiServlet.class);

    private final Container container;
    private WsgiSettings settings;
    private Generations generations;
    private WebApplicationFiles files;
    private Environ environ;
    private UnpackedServlet unpacked;

    /** For web.xml: the settings are init-params. */
    public WsgiServlet() {
        this.container = Container.PLAIN;
    }

    public WsgiServlet(WsgiSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        this.container = Container.PLAIN;
    }

    /** Serves the newest generation of an application. The servlet closes them when it is destroyed. */
    public WsgiServlet(Generations generations, Container container) {
        this.generations = requireNonNull(generations, "generations is null");
        this.container = requireNonNull(container, "container is null");
    }

    @Override
    public void init() throws ServletException {
        if (generations == null && settings == null && UnpackedServlet.isNeeded()) {
            unpacked = new UnpackedServlet(WsgiServlet.class, getServletConfig());
            return;
        }
        if (generations == null) {
            load();
        }
        environ = new Environ(
                getServletContext(),
                container.isMultithreaded(),
                generations.settings().trustedProxies());
    }

    private void load() throws ServletException {
        try {
            WsgiSettings wanted = settings != null ? settings : settingsOfWebApplication();
            generations = new Generations(WsgiApplication.load(wanted));
        } catch (LoadException e) {
            log.error("{}{}", e.traceback().isEmpty() ? "" : e.traceback() + "\n", e.getMessage());
            throw new ServletException(e.getMessage(), e);
        } finally {
            if (generations == null) {
                destroy();
            }
        }
    }

    private WsgiSettings settingsOfWebApplication() throws ServletException {
        files = new WebApplicationFiles(getServletContext());
        List<String> names = Collections.list(getInitParameterNames());
        names.addAll(Collections.list(getServletContext().getInitParameterNames()));
        return WsgiSettings.from(names, this::parameter, files::folder);
    }

    /** An init-param, or the context-param of that name. */
    private String parameter(String name) {
        String value = getInitParameter(name);
        return value != null ? value : getServletContext().getInitParameter(name);
    }

    @Override
    public void destroy() {
        if (unpacked != null) {
            unpacked.destroy();
        }
        if (generations != null) {
            generations.close();
        }
        if (files != null) {
            files.close();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (unpacked != null) {
            unpacked.service(request, response);
            return;
        }
        if (request.getDispatcherType() != DispatcherType.INCLUDE) {
            answer(request, response);
            return;
        }
        IncludedPart part = new IncludedPart(response);
        answer(IncludedRequest.of(request), part);
        part.finish();
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Forwarded forwarded = environ.forwarded(request);
        if (Environ.isAmbiguous(request, forwarded)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        WsgiApplication application = generations.enter();
        try {
            new Exchange(application, container, request, response, forwarded).run(environ, generations.requests());
        } catch (IOException e) {
            throw container.ended(e);
        } finally {
            application.leave();
        }
    }
}
