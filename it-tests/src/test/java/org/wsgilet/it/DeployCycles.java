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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;

/**
 * Deploys a WAR in one Tomcat, requests it and undeploys it, again and again, and prints what stays. A program of its
 * own: nothing else in the JVM blurs the picture.
 */
final class DeployCycles {
    private static final int PARALLEL_REQUESTS = 8;
    private static final int COLLECTIONS = 20;

    private final Tomcat tomcat = new Tomcat();
    private final Path folder;
    private final Path war;
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    private DeployCycles(Path folder, Path war) {
        this.folder = folder;
        this.war = war;
    }

    /** @param arguments a folder to work in, the WAR, the number of cycles, the path to request, whether to unpack it */
    public static void main(String[] arguments) {
        try {
            new DeployCycles(Path.of(arguments[0]), Path.of(arguments[1]))
                    .run(Integer.parseInt(arguments[2]), arguments[3], Boolean.parseBoolean(arguments[4]));
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void run(int cycles, String path, boolean unpacked) throws Exception {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        Files.createDirectories(folder.resolve("webapps"));
        tomcat.getHost().setAppBase(folder.resolve("webapps").toString());
        ((StandardHost) tomcat.getHost()).setUnpackWARs(unpacked);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.start();
        cycle(path);
        Map<String, Set<String>> before = traces();
        List<Long> metaspace = new ArrayList<>();
        for (int i = 0; i < cycles; i++) {
            cycle(path);
            awaitCollected();
            metaspace.add(metaspace());
        }
        Map<String, Set<String>> after = traces();
        after.forEach((kind, left) -> {
            left.removeAll(before.get(kind));
            System.out.println(kind + "=" + String.join(",", left));
        });
        System.out.println("cycles=" + loaders.size());
        System.out.println("collected="
                + loaders.stream().filter(loader -> loader.get() == null).count());
        System.out.println("metaspace="
                + metaspace.stream().map(bytes -> (bytes >> 10) + "").collect(Collectors.joining(",")));
    }

    private void cycle(String path) throws Exception {
        Context context = tomcat.addWebapp("/app", war.toString());
        loaders.add(new WeakReference<>(context.getLoader().getClassLoader()));
        URI uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/app" + path);
        HttpClient client = HttpClient.newHttpClient();
        Stream.generate(() -> client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()))
                .limit(PARALLEL_REQUESTS)
                .toList()
                .forEach(answer -> {
                    if (answer.join().statusCode() != 200) {
                        throw new IllegalStateException(
                                answer.join() + answer.join().body());
                    }
                });
        context.stop();
        tomcat.getHost().removeChild(context);
        context.destroy();
    }

    /** Waits until the loader of the last cycle is gone, or gives up after a while. */
    private void awaitCollected() throws InterruptedException {
        WeakReference<ClassLoader> last = loaders.get(loaders.size() - 1);
        for (int i = 0; i < COLLECTIONS && last.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
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
                files(folder.resolve("webapps")),
                "temporary",
                files(Path.of(System.getProperty("java.io.tmpdir"))),
                "properties",
                names(System.getProperties().stringPropertyNames().stream()));
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
