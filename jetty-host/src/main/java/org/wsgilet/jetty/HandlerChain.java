package org.wsgilet.jetty;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.wsgilet.bridge.WsgiServlet;
import org.wsgilet.content.CompressionHandler;
import org.wsgilet.content.ContentSettings;
import org.wsgilet.content.StaticFilesHandler;
import org.wsgilet.limits.Backlog;
import org.wsgilet.limits.BodyFirstHandler;
import org.wsgilet.limits.BodyLimitsHandler;
import org.wsgilet.limits.BodySettings;
import org.wsgilet.limits.ElasticThreadPool;
import org.wsgilet.listen.Connectors;

/**
 * What a request goes through.
 *
 * <pre>
 * StopHandler                 a stop waits for running requests
 *  AsteriskHandler            OPTIONS *
 *  [HttpsRedirect]
 *  [CompressionHandler]
 *  [StaticFilesHandler]       files need none of what follows
 *   BodyLimitsHandler         bodies that are too long or too slow are refused
 *     BodyFirstHandler        an upload holds no thread
 *       Backlog               so many requests run at once, so many more wait
 *         ServletContextHandler
 *          [Filter]           --reload: waits for changed code
 *           WsgiServlet       one for each mount
 * </pre>
 */
final class HandlerChain {

    private final JettySettings settings;
    private final Backlog limited;
    private final Handler first;

    /** @param filter before the applications; null for none */
    HandlerChain(Server server, JettySettings settings, Connectors connectors, Mounts mounts, Filter filter) {
        this.settings = settings;
        limited = new Backlog(
                context(mounts, filter),
                settings.threads(),
                settings.limits().backlog(),
                (ElasticThreadPool) server.getThreadPool(),
                mounts::running);
        first = new StopHandler(
                new AsteriskHandler(connectors.before(content(limitedBody(limited), server))), mounts::endless);
    }

    private ServletContextHandler context(Mounts mounts, Filter filter) {
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.setContextPath(settings.contextPath().isEmpty() ? "/" : settings.contextPath());
        for (Mounts.Mount mount : mounts.all()) {
            WsgiServlet wsgi = new WsgiServlet(mount.generations(), new JettyContainer(settings.threads() > 1));
            ServletHolder servlet = new ServletHolder("wsgi " + mount.prefix(), wsgi);
            servlet.setInitOrder(0);
            context.addServlet(servlet, mount.pattern());
        }
        if (filter != null) {
            context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
        }
        settings.context().accept(context);
        return context;
    }

    private Handler content(Handler application, Server server) {
        ContentSettings content = settings.content();
        Handler files =
                content.staticFiles().isEmpty() ? application : new StaticFilesHandler(application, content, server);
        return content.gzip() ? new CompressionHandler(files) : files;
    }

    private Handler limitedBody(Handler application) {
        BodySettings body = settings.limits().body();
        return new BodyLimitsHandler(new BodyFirstHandler(application, body, settings.threads()), body);
    }

    /** Where a request comes in. */
    Handler first() {
        return first;
    }

    /** Lets others run in place of so many requests whose threads are lost. */
    void replace(int requests) {
        limited.replace(requests);
    }

    /** How many requests wait for another to end. */
    int crowdedOut() {
        return limited.crowdedOut();
    }

    /** How many requests wait for a thread. */
    int queued() {
        return limited.queued();
    }
}
