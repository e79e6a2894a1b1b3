package org.wsgilet.cli.help;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What to use in place of the options of gunicorn 19, waitress and uWSGI that Wsgilet does not have. */
final class ForeignOptions {

    private static final String BY_SERVICE_MANAGER = "leave that to the service manager (docs/deployment.md)";
    private static final String NO_WORKERS = "there are no worker processes: one process runs requests in --threads";
    private static final String BY_REQUEST_SIZE = "use --max-header-size, for request line and headers together";
    private static final String BY_JSON_LOG = "use --log-format json, and let the service manager take standard error";
    private static final String BY_METRICS = "use --admin HOST:PORT, whose /metrics is for Prometheus";
    private static final String BY_TIMEOUTS = "use --header-timeout, --body-timeout, --timeout and --keep-alive";
    private static final String BY_TLS = "there is no such choice: TLS 1.2 and 1.3 with the ciphers of Java";

    private static final Map<String, String> ADVICE = new HashMap<>();

    static {
        gunicorn();
        waitress();
        uwsgi();
    }

    private ForeignOptions() {}

    private static void gunicorn() {
        advise("use --threads, how many requests run at once: there is one process", "-w", "--workers");
        advise("leave it out: requests run in threads, use --threads", "-k", "--worker-class");
        advise("use --max-connections", "--worker-connections");
        advise(NO_WORKERS + ", and none is restarted", "--max-requests", "--max-requests-jitter");
        advise("use --timeout", "-t");
        advise("use --config FILE, in TOML (docs/settings.md)", "-c");
        advise(BY_REQUEST_SIZE, "--limit-request-line", "--limit-request-fields", "--limit-request-field_size");
        advise("leave it out: changed files are seen by the system's own means", "--reload-engine");
        advise("use --reload-extra", "--reload-extra-file");
        advise("use --debug to see tracebacks, or wsgilet run -m trace to see each line", "--spew");
        advise("use --check", "--check-config");
        advise("leave it out: the application is always loaded before the first request", "--preload");
        advise("leave it out: files go out without sendfile (docs/decisions/no-sendfile.md)", "--no-sendfile");
        advise("start one process, with more --threads", "--reuse-port");
        advise(BY_SERVICE_MANAGER, "-D", "--daemon", "-p", "--pid", "-u", "--user", "-g", "--group", "--initgroups");
        advise("use --env NAME=VALUE", "-e");
        advise("use --body-folder for uploads: " + NO_WORKERS, "--worker-tmp-dir");
        advise("use --unix-permissions for the socket, and the service manager for other files", "-m", "--umask");
        advise("use --trusted-proxies", "--forwarded-allow-ips");
        advise("use --proxy-protocol, and let only the proxy reach the address", "--proxy-allow-from");
        advise("use --access-log FILE, - for standard output", "--access-logfile");
        advise("use --access-log-format, which takes gunicorn's codes", "--access-logformat");
        advise("redirect standard error, where the log goes", "--error-logfile", "--log-file");
        advise("leave it out: what the application prints is on standard output and error", "--capture-output");
        advise("leave it out: output is never held back", "-R", "--enable-stdio-inheritance");
        advise(
                "use --log-level and --log-format, and Python's own logging.config in the application",
                "--logger-class",
                "--log-config",
                "--logger-config");
        advise(
                BY_JSON_LOG,
                "--log-syslog",
                "--log-syslog-to",
                "--log-syslog-prefix",
                "--log-syslog-facility",
                "--disable-redirect-access-to-syslog");
        advise(BY_METRICS, "--statsd-host", "--statsd-prefix");
        advise("leave it out: the process is named by its command line", "-n", "--name");
        advise("use --python-path", "--pythonpath");
        advise("name the application as module:factory(), which calls paste.deploy", "--paste", "--paster");
        advise("leave it out: " + BY_TLS, "--ssl-version", "--ciphers");
        advise("leave it out: Jetty does as TLS says", "--suppress-ragged-eofs", "--do-handshake-on-connect");
        advise("use --bind HOST:PORT", "--host", "--port");
        advise("use --version", "-v");
    }

    private static void waitress() {
        advise("use --bind HOST:PORT, or --backlog for how many may wait", "--listen", "-l");
        advise("use --bind unix:PATH", "--unix-socket");
        advise("use --unix-permissions", "--unix-socket-perms", "--chmod-socket");
        advise(
                "leave it out: it is https with --certfile, or where a proxy of --trusted-proxies says so",
                "--url-scheme");
        advise("use --mount /PREFIX=APP", "--url-prefix");
        advise("name the application with parentheses: module:factory()", "--call");
        advise(
                "use --trusted-proxies with the address of each proxy",
                "--trusted-proxy",
                "--trusted-proxy-count",
                "--trusted-proxy-headers");
        advise(
                "leave it out: headers of proxies are believed from --trusted-proxies alone",
                "--clear-untrusted-proxy-headers",
                "--log-untrusted-proxy-headers");
        advise("use --max-connections", "--connection-limit");
        advise(BY_TIMEOUTS, "--channel-timeout", "--http-timeout", "--socket-timeout");
        advise("use --max-header-size", "--max-request-header-size", "--buffer-size");
        advise("use --max-body", "--max-request-body-size", "--limit-post");
        advise("use --debug", "--expose-tracebacks");
        advise("use --body-memory", "--inbuf-overflow", "--post-buffering");
    }

    private static void uwsgi() {
        advise("use --bind HOST:PORT or unix:PATH, where HTTP is spoken", "--http", "--http-socket", "--socket", "-s");
        advise("use --bind HOST:PORT with --certfile and --keyfile", "--https");
        advise(NO_WORKERS, "--processes", "--cheaper", "--master", "-M", "--lazy", "--lazy-apps");
        advise("name the application without an option: path/to/file.py:attribute", "--wsgi-file", "--file");
        advise("name the application without an option: module:attribute", "--module", "--wsgi", "--callable");
        advise("use --timeout", "--harakiri");
        advise(
                "use --python-path with its site-packages, or wsgilet install",
                "--virtualenv",
                "--venv",
                "-H",
                "--home",
                "--pyhome");
        advise(BY_SERVICE_MANAGER, "--uid", "--gid", "--chown-socket", "--pidfile", "--daemonize", "--logto");
        advise("use --static /URL=DIR", "--static-map");
        advise("use --reload", "--py-autoreload");
        advise("send SIGHUP, or POST /reload to the address of --admin", "--touch-reload");
        advise("use --admin HOST:PORT", "--stats");
        advise("use --config FILE, in TOML (docs/settings.md)", "--ini", "--yaml");
        advise("leave it out: requests are logged with --access-log alone", "--disable-logging", "-L");
        advise("use --python-path", "--pp");
        advise(
                "leave it out: it is so in any case",
                "--die-on-term",
                "--enable-threads",
                "--manage-script-name",
                "--need-app",
                "--single-interpreter",
                "--vacuum");
    }

    /**
     * Null if it is none of these servers, or of Wsgilet, too. Where two of them mean different things, gunicorn's.
     *
     * @param option {@code -w} or {@code --workers}, without a value
     */
    static String advice(String option) {
        return ADVICE.get(option);
    }

    private static void advise(String advice, String... options) {
        Arrays.stream(options).forEach(option -> ADVICE.put(option, advice));
    }
}
