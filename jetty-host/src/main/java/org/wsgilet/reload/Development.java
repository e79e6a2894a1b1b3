package org.wsgilet.reload;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.debug.Debug;
import org.wsgilet.bridge.debug.DebugPage;
import org.wsgilet.bridge.loading.LoadException;
import org.wsgilet.timing.Periodic;

/**
 * {@code --reload}: reloads when a file changes, and lets requests wait for it, so that each runs the code as it is
 * saved. While that code does not load, browsers get its traceback; other clients get the answer of the code before.
 */
public final class Development extends HttpFilter implements AutoCloseable {

    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(Development.class);

    /** How long a request waits at most for code that hangs while it loads. */
    private static final long MAX_WAIT_MILLIS = 30_000;

    private final transient Reloader reloader;
    private final transient SourceWatch sources;
    private final Debug viewers;
    private transient Periodic watch;
    private boolean changing;
    private volatile boolean loadable = true;
    private transient volatile LoadException failure;

    /**
     * What to look at, and who gets to see what is wrong.
     *
     * @param folders of code
     * @param extra further files, and folders all of whose files count
     */
    public record Settings(List<Path> folders, List<Path> extra, Debug viewers) {}

    public Development(Settings settings, Reloader reloader) throws IOException {
        this.reloader = reloader;
        this.viewers = settings.viewers();
        this.sources = new SourceWatch(settings.folders(), settings.extra());
        reloader.observe(this::reloaded);
    }

    /** Loads for the first time, and goes on without an application where it does not load. */
    public void load() {
        try {
            reloader.load();
        } catch (LoadException e) {
            loadable = false;
            failure = e;
            log.error("{}{}", e.traceback().isEmpty() ? "" : e.traceback() + "\n", e.getMessage());
        }
        reloader.prepare();
        watch = Periodic.start("wsgilet-watch", Duration.ZERO, this::awaitChange);
    }

    private void reloaded(Reloader.Result result) {
        failure = result.failure();
        loadable |= failure == null;
        reloader.prepare();
    }

    private void awaitChange() throws InterruptedException, IOException {
        Path changed = sources.await();
        setChanging(true);
        try {
            while (changed != null) {
                log.info("{} has changed", changed);
                sources.awaitQuiet();
                reloader.reload().exceptionally(logged -> null).join();
                changed = sources.poll();
            }
        } finally {
            setChanging(false);
        }
    }

    private synchronized void setChanging(boolean now) {
        changing = now;
        notifyAll();
    }

    private synchronized void awaitUnchanging() {
        long end = System.currentTimeMillis() + MAX_WAIT_MILLIS;
        try {
            for (long left = MAX_WAIT_MILLIS; changing && left > 0; left = end - System.currentTimeMillis()) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        awaitUnchanging();
        LoadException broken = failure;
        if (broken == null || loadable && !(DebugPage.isWanted(request) && viewers.isFor(request))) {
            chain.doFilter(request, response);
        } else if (viewers.isFor(request)) {
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            DebugPage.send(request, response, broken);
        } else {
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        try {
            sources.close();
        } catch (IOException e) {
            log.debug("the watch of files did not close", e);
        }
    }
}
