package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsgilet.testing.WsgiServer;

/** Applications that come, live side by side in one JVM, and go without a trace. */
class LifecycleIT {
    @TempDir
    Path folder;

    @Test
    void applicationsInOneVirtualMachineDoNotSeeEachOther() {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Apps.write(one, "shared.py", "VALUE = 'one'");
        Apps.write(two, "shared.py", "VALUE = 'two'");
        String expression = "(shared.VALUE, getattr(__builtin__, 'left_here', None), os.environ.get('LEFT_HERE'), "
                + "os.environ['GIVEN'], os.path.basename(os.getcwd()), sys.getrecursionlimit(), "
                + "sorted(p for p in sys.modules if p == 'only_one'), codecs.lookup_error('strict') is not None)";
        String imports = "import __builtin__, codecs, os, shared, sys";
        Apps.write(one, "only_one.py", "");
        Apps.writeAnswering(
                one,
                "app.py",
                "app",
                imports + ", only_one\n__builtin__.left_here = 1\nos.environ['LEFT_HERE'] = '1'\n"
                        + "sys.setrecursionlimit(900)",
                expression);
        Apps.writeAnswering(two, "app.py", "app", imports, expression);
        try (WsgiServer first =
                        WsgiServer.of("app").chdir(one).env("GIVEN", "1").start();
                WsgiServer second =
                        WsgiServer.of("app").chdir(two).env("GIVEN", "2").start()) {
            assertThat(Apps.get(first.port(), "/")).isEqualTo("('one', 1, '1', '1', 'one', 900, ['only_one'], True)");
            assertThat(Apps.get(second.port(), "/")).isEqualTo("('two', None, None, '2', 'two', 1000, [], True)");
        }
        assertThat(System.getenv()).doesNotContainKey("LEFT_HERE");
    }

    @Test
    void atexitFunctionsRunWhenTheServerStops() {
        Apps.writeAnswering(
                folder, "app.py", "app", "import atexit\natexit.register(lambda: open('exited', 'w').close())", "'x'");
        WsgiServer.of("app").chdir(folder).start().close();

        assertThat(folder.resolve("exited")).exists();
    }

    @Test
    void failingAtexitFunctionDoesNotStopTheOthers() {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "import atexit\natexit.register(lambda: open('exited', 'w').close())\natexit.register(lambda: 1 / 0)",
                "'x'");
        WsgiServer.of("app").chdir(folder).start().close();

        assertThat(folder.resolve("exited")).exists();
    }

    // logging registers the pool's threads with threading, whose atexit function joins them
    @Test
    void stopDoesNotWaitForPoolThreadsThatLogged() {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "import logging, threading\nlogging.basicConfig()",
                "logging.warning('seen') or threading.currentThread() is not None");
        WsgiServer server = WsgiServer.of("app").chdir(folder).start();
        assertThat(Apps.get(server.port(), "/")).isEqualTo("True");

        server.close();

        assertThat(server.log()).contains("seen");
    }

    @Test
    void stoppedApplicationLeavesNoThreadAndNoHookBehind() throws Exception {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "import logging, os, re, socket, ssl, subprocess, threading, weakref, json",
                "threading.local() and json.dumps({}) and weakref.ref(re.compile('x')) and 'x'");
        // what is made once for all applications of a JVM is no leak
        serveOnce();
        Await.until("threads of the first server end", () -> serverThreads().isEmpty());
        Set<String> threads = liveThreads();
        int hooks = shutdownHooks().size();

        for (int i = 0; i < 3; i++) {
            serveOnce();
        }

        Await.until("the threads end", () -> threads.containsAll(liveThreads()));
        assertThat(shutdownHooks().values()).hasSize(hooks);
    }

    @Test
    void applicationCanBeServedAgainAfterAChange() {
        Apps.writeAnswering(folder, "app.py", "app", "import helper", "helper.VALUE");
        for (String value : new String[] {"first", "second", "third"}) {
            Path helper = Apps.write(folder, "helper.py", "VALUE = '" + value + "'");
            helper.toFile().setLastModified(System.currentTimeMillis() + value.length() * 10_000L);
            try (WsgiServer server = WsgiServer.of("app").chdir(folder).start()) {
                assertThat(Apps.get(server.port(), "/")).isEqualTo(value);
            }
        }
    }

    @Test
    void applicationThatDoesNotLoadFailsTheStart() {
        Apps.write(folder, "app.py", "raise ValueError('no database')");

        assertThatThrownBy(() -> WsgiServer.of("app").chdir(folder).start())
                .hasMessageContaining("no database")
                .hasMessageContaining("app.py");
        assertThat(serverThreads()).isEmpty();
    }

    @Test
    void applicationReachesJavaThroughTheEnviron() {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "from java.lang import System",
                "(environ['wsgilet.servlet_request'].getMethod(), "
                        + "environ['wsgilet.servlet_context'].getContextPath(), System.getProperty('java.version') != '', "
                        + "environ['wsgilet.servlet_response'].isCommitted())");
        try (WsgiServer server =
                WsgiServer.of("app").chdir(folder).contextPath("/app").start()) {
            assertThat(Apps.get(server.port(), "/app/")).isEqualTo("(u'GET', u'/app', True, False)");
        }
    }

    @Test
    void threadsOfTheApplicationServeItsRequests() {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                String.join(
                        "\n",
                        "import Queue, threading",
                        "jobs, results = Queue.Queue(), Queue.Queue()",
                        "def work():",
                        "    while True:",
                        "        results.put(jobs.get() * 2)",
                        "worker = threading.Thread(target=work)",
                        "worker.setDaemon(True)",
                        "worker.start()"),
                "jobs.put(21) or results.get(True, 10)");
        try (WsgiServer server = WsgiServer.of("app").chdir(folder).start()) {
            assertThat(Apps.get(server.port(), "/")).isEqualTo("42");
        }
    }

    private void serveOnce() {
        try (WsgiServer server = WsgiServer.of("app").chdir(folder).threads(4).start()) {
            assertThat(Apps.get(server.port(), "/")).isEqualTo("x");
        }
        assertThat(Files.exists(folder.resolve("app$py.class"))).isTrue();
    }

    private static Set<String> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(thread -> thread.getName() + (thread.isDaemon() ? " (daemon)" : ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> serverThreads() {
        return liveThreads().stream()
                .filter(name -> name.contains("wsgilet") || name.startsWith("qtp"))
                .collect(Collectors.toSet());
    }

    /** The JVM tells nobody its hooks: the tests open java.lang to look. */
    @SuppressWarnings("unchecked")
    private static Map<Thread, Thread> shutdownHooks() throws ReflectiveOperationException {
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        return (Map<Thread, Thread>) hooks.get(null);
    }
}
