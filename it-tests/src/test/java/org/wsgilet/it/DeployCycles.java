package org.wsgilet.it;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deploys a WAR in one container, requests it and undeploys it, again and again, and prints what stays. A program of
 * its own: nothing else in the JVM blurs the picture.
 */
final class DeployCycles {
    private static final int PARALLEL_REQUESTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Ports of servers to which no connection is to stay, by commas. */
    static final String SERVERS = "servers";

    /** How many class loaders the JVM keeps until the next has come. */
    static final String KEPT = "kept";

    private final Redeploying container;
    private final Path folder;
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    private DeployCycles(Redeploying container, Path folder) {
        this.container = container;
        this.folder = folder;
    }

    /**
     * @param arguments a folder to work in, the number of cycles, and for Tomcat the WAR and whether to unpack it, for
     *     Jetty the context file
     */
    public static void main(String[] arguments) {
        try {
            Path folder = Path.of(arguments[0]);
            Path application = Path.of(arguments[2]);
            Redeploying container = arguments.length == 3
                    ? new RedeployingJetty(application)
                    : new RedeployingTomcat(folder, application, Boolean.parseBoolean(arguments[3]));
            new DeployCycles(container, folder).run(Integer.parseInt(arguments[1]));
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void run(int cycles) throws Exception {
        cycle();
        Map<String, Set<String>> before = traces();
        List<Long> metaspace = new ArrayList<>();
        for (int i = 0; i < cycles; i++) {
            cycle();
            awaitCollected();
            metaspace.add(metaspace());
        }
        Map<String, Set<String>> after = traces();
        after.forEach((kind, left) -> {
            left.removeAll(before.get(kind));
            System.out.println(kind + "=" + String.join(",", left));
        });
        System.out.println("cycles=" + loaders.size());
        System.out.println("collected=" + collected());
        System.out.println("metaspace="
                + metaspace.stream().map(bytes -> (bytes >> 10) + "").collect(Collectors.joining(",")));
    }

    private void cycle() throws Exception {
        loaders.add(new WeakReference<>(container.deploy()));
        URI uri = URI.create("http://127.0.0.1:" + container.port() + "/app/");
        // A connection of Jetty holds its last request's application for as long as the client keeps it open.
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Connection", "close").build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Stream.generate(() -> client.sendAsync(request, BodyHandlers.ofString()))
                .limit(PARALLEL_REQUESTS)
                .toList()
                .forEach(answer -> {
                    if (answer.join().statusCode() != 200) {
                        throw new IllegalStateException(
                                answer.join() + answer.join().body());
                    }
                });
        container.undeploy();
    }

    /** Waits until the loaders are gone, or gives up: finalizers and threads that end take their time. */
    private void awaitCollected() throws InterruptedException {
        int kept = Integer.getInteger(KEPT, 0);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (loaders.size() - collected() > kept && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(20);
        }
    }

    private long collected() {
        return loaders.stream().filter(loader -> loader.get() == null).count();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private Map<String, Set<String>> traces() throws Exception {
        awaitCollected();
        return Map.of(
                "threads",
                names(Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> !name.startsWith("HttpClient") && !name.startsWith("http-nio"))
                        .filter(name -> !name.startsWith("qtp")) // Jetty's, as many as it needs
                        .filter(name ->
                                !name.startsWith("Cleaner-")) // of a container's driver, while it has connections
                        .filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("Common-Cleaner"))),
                "hooks",
                names(shutdownHooks().stream().map(Thread::getName)),
                "mbeans",
                names(ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
                        .map(Object::toString)
                        // Tomcat's own, one more where more requests run at once than before
                        .filter(name -> !name.contains("type=RequestProcessor"))),
                "providers",
                names(Stream.of(Security.getProviders()).map(Provider::getName)),
                "files",
                files(folder),
                "temporary",
                files(Path.of(System.getProperty("java.io.tmpdir"))),
                "properties",
                names(System.getProperties().stringPropertyNames().stream()),
                "connections",
                connections());
    }

    /** Of those that are established: proc(5), where numbers are hexadecimal. */
    private static Set<String> connections() throws Exception {
        Set<Integer> servers = Stream.of(System.getProperty(SERVERS, "").split(","))
                .filter(port -> !port.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        Set<String> connections = new TreeSet<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns[3].equals("01") && servers.contains(port(columns[2]))) {
                    connections.add("from " + port(columns[1]) + " to " + port(columns[2]));
                }
            }
        }
        return connections;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    private static Set<String> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return names(files.map(Path::toString).filter(file -> !file.contains("hsperfdata")));
        }
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }

    @SuppressWarnings("unchecked")
    private static Set<Thread> shutdownHooks() throws ReflectiveOperationException {
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        return ((Map<Thread, Thread>) hooks.get(null)).keySet();
    }
}
