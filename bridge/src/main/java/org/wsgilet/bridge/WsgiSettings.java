package org.wsgilet.bridge;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.ServletException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.wsgilet.bridge.debug.Debug;
import org.wsgilet.bridge.jython.KnownChanges;
import org.wsgilet.bridge.proxy.TrustedProxies;

/** What to run and where. Immutable: each method with a parameter returns changed settings. */
public final class WsgiSettings implements Cloneable {

    /** Init-params of the servlet or context-params, by these names. */
    public static final String APPLICATION = "wsgilet.app";

    public static final String WORKING_DIRECTORY = "wsgilet.chdir";
    /** Folders, separated like a class path. */
    public static final String PYTHON_PATH = "wsgilet.python-path";
    /** One NAME=VALUE a line. */
    public static final String ENVIRONMENT = "wsgilet.env";
    /** {@code true} or {@code false}. */
    public static final String SPEEDUPS = "wsgilet.speedups";
    /** What no Java stands in for, as {@link #noSpeedups} takes it. */
    public static final String NO_SPEEDUPS_OF = "wsgilet.no-speedups-of";

    /** As {@link #databasePool} takes it. */
    public static final String DATABASE_POOL = "wsgilet.database-pool";

    /** As {@link TrustedProxies#of} takes them. */
    public static final String TRUSTED_PROXIES = "wsgilet.trusted-proxies";

    /** {@code true} or {@code false}. */
    public static final String REQUEST_ID = "wsgilet.request-id";

    /**
     * All of them: {@code wsgilet.} and the name of the option of {@code wsgilet serve} that does the same or, if it
     * starts with {@code no-}, the opposite.
     */
    public static final List<String> INIT_PARAMS = List.of(
            APPLICATION,
            WORKING_DIRECTORY,
            PYTHON_PATH,
            ENVIRONMENT,
            TRUSTED_PROXIES,
            SPEEDUPS,
            NO_SPEEDUPS_OF,
            DATABASE_POOL,
            REQUEST_ID);

    private static final String PREFIX = "wsgilet.";

    private static final String DATABASE_POOL_VARIABLE = "WSGILET_DATABASE_POOL";

    /** The application in a web application: its working directory. */
    public static final String WEB_APPLICATION_FOLDER = "/WEB-INF/python";
    /** The packages it uses. */
    public static final String SITE_PACKAGES_FOLDER = "/WEB-INF/site-packages";

    // INVARIANT: assigned by changed() alone, before anybody sees the copy.
    private final String application;
    private Path workingDirectory = absolute(Path.of(""));
    private List<Path> pythonPath = List.of();
    private Map<String, String> environment = Map.of();
    private TrustedProxies trustedProxies = TrustedProxies.NONE;
    private OutputStream output;
    private Set<String> noSpeedups = Set.of();
    private boolean requestIds;
    private Debug debug = Debug.OFF;

    private WsgiSettings(String application) {
        this.application = requireNonNull(application, "application is null");
    }

    /**
     * @param application {@code module:attribute}, {@code module:factory('literal')}, {@code path/to/file.py:attribute}
     *     or a folder; without an attribute {@code application}, then {@code app}
     */
    public static WsgiSettings of(String application) {
        return new WsgiSettings(application);
    }

    /** As {@link #of} takes it. */
    public String application() {
        return application;
    }

    /** Where relative paths of the application start, and the first place to look for modules. Absolute. */
    public Path workingDirectory() {
        return workingDirectory;
    }

    /** @param directory relative to the JVM's own working directory, which is the default */
    public WsgiSettings chdir(Path directory) {
        return changed(copy -> copy.workingDirectory = absolute(directory));
    }

    /** Further folders to look for modules, before the standard library. */
    public List<Path> pythonPath() {
        return pythonPath;
    }

    /** Adds folders. A relative one starts at the working directory of the JVM. */
    public WsgiSettings pythonPath(Path... folders) {
        List<Path> path = new ArrayList<>(pythonPath);
        for (Path folder : folders) {
            path.add(absolute(folder));
        }
        return changed(copy -> copy.pythonPath = List.copyOf(path));
    }

    /** Where modules are looked for before the standard library. */
    List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        folders.add(workingDirectory);
        folders.addAll(pythonPath);
        return folders;
    }

    /** What is added to {@code os.environ}. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Adds a variable to {@code os.environ}. */
    public WsgiSettings env(String name, String value) {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.put(name, value);
        return changed(copy -> copy.environment = Map.copyOf(variables));
    }

    /**
     * Has the modules of databases take their connections from pools. Modules read this as the variable {@code
     * WSGILET_DATABASE_POOL} in {@code os.environ}.
     *
     * @param pool how many connections each pool has at most, {@code threads} for 16, {@code jndi:NAME} for a {@link
     *     javax.sql.DataSource}, or {@code off}, which is the default
     * @throws IllegalArgumentException for anything else
     */
    public WsgiSettings databasePool(String pool) {
        return env(DATABASE_POOL_VARIABLE, checkedPool(pool));
    }

    /**
     * The text, if {@link #databasePool} takes it.
     *
     * @throws IllegalArgumentException as that does
     */
    public static String checkedPool(String pool) {
        if (!pool.matches("off|threads|\\d{1,5}|jndi:.+")) {
            throw new IllegalArgumentException("it is neither off, threads, a number of connections nor jndi:NAME");
        }
        return pool;
    }

    /** Whose forwarded headers are believed. */
    public TrustedProxies trustedProxies() {
        return trustedProxies;
    }

    /** @param proxies replace those of before; by default none are trusted */
    public WsgiSettings trustedProxies(TrustedProxies proxies) {
        requireNonNull(proxies, "proxies is null");
        return changed(copy -> copy.trustedProxies = proxies);
    }

    /** What takes {@code sys.stdout} and {@code sys.stderr}; null for the streams of the JVM. */
    public OutputStream output() {
        return output;
    }

    /** @param stream takes {@code sys.stdout} and {@code sys.stderr}; by default those of the JVM do */
    public WsgiSettings output(OutputStream stream) {
        return changed(copy -> copy.output = stream);
    }

    /** Whether each request has an id. */
    public boolean requestIds() {
        return requestIds;
    }

    /**
     * Gives each request an id, that of its {@code X-Request-ID} header or a new one: in the environ as {@code
     * HTTP_X_REQUEST_ID} and {@code wsgilet.request_id}, in the response, in Python's log records and in the MDC of
     * SLF4J. Off by default.
     */
    public WsgiSettings requestIds(boolean on) {
        return changed(copy -> copy.requestIds = on);
    }

    /** The packages and modules whose Python code no Java stands in for. */
    public Set<String> noSpeedups() {
        return noSpeedups;
    }

    /** Turns all stand-ins in Java on or off; they are on by default. */
    public WsgiSettings speedups(boolean on) {
        return changed(copy -> copy.noSpeedups = on ? Set.of() : Set.of(KnownChanges.ALL));
    }

    /**
     * Leaves the Python code of packages as it is: no stand-ins in Java.
     *
     * @param names {@code all}, or packages ({@code jinja2}) and modules ({@code werkzeug.urls}) with commas between
     * @throws IllegalArgumentException for a name for which there is no stand-in
     */
    public WsgiSettings noSpeedups(String names) {
        Set<String> read = KnownChanges.noSpeedups(names);
        return changed(copy -> copy.noSpeedups = read);
    }

    /** Who sees the traceback of an exception. */
    public Debug debug() {
        return debug;
    }

    /** Shows a traceback with source lines and values in place of the plain 500. Off by default. */
    public WsgiSettings debug(Debug who) {
        requireNonNull(who, "who is null");
        return changed(copy -> copy.debug = who);
    }

    private WsgiSettings changed(Consumer<WsgiSettings> change) {
        try {
            WsgiSettings copy = (WsgiSettings) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /**
     * Reads the parameters of a web application.
     *
     * @param names of its init-params and context-params
     * @param parameters an init-param or context-param by its name; null where there is none
     * @param folders a folder of the web application by its path, such as {@code /WEB-INF/python}; null where there is
     *     none
     */
    public static WsgiSettings from(
            Collection<String> names, UnaryOperator<String> parameters, Function<String, Path> folders)
            throws ServletException {
        for (String name : names) {
            if (name.startsWith(PREFIX) && !INIT_PARAMS.contains(name)) {
                throw new ServletException("there is no init-param " + name + ": use one of " + INIT_PARAMS + ".");
            }
        }
        return new InitParams(parameters, folders).settings();
    }
}
