package org.wsgilet.war;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder that Wsgilet is installed in: finds the jars there that go into a WAR. */
public record Installation(Path folder) {

    /** Set by {@code bin/wsgilet}. */
    private static final String PROPERTY = "wsgilet.home";

    /** What a servlet container needs: the bridge, Jython, and SLF4J with its way into java.util.logging. */
    private static final List<String> WAR_FOLDERS = List.of("lib/bridge", "lib/war");
    /** What an application needs besides that imports a database module: our jar, and the driver of each. */
    private static final String DATABASES_FOLDER = "lib/databases";

    private static final String DATABASES_JAR = "databases-";
    /** What {@code java -jar} needs besides. */
    private static final String HOST_FOLDER = "lib/jetty";

    private static final String LICENSES_FOLDER = "licenses";

    static final String LAUNCHER = "org.wsgilet.launch.Launcher";
    static final String HOST_JARS = "META-INF/wsgilet/";

    public static Installation current() throws WarException {
        String home = System.getProperty(PROPERTY);
        if (home == null) {
            throw new WarException("the system property " + PROPERTY + " is missing: start wsgilet by bin/wsgilet.");
        }
        return new Installation(Path.of(home));
    }

    /**
     * By name, those of the user included.
     *
     * @param databases which modules of {@code lib/databases} the application imports
     */
    Map<String, Path> warJars(List<Path> added, Set<DatabaseImports> databases) throws WarException {
        Map<String, Path> jars = new TreeMap<>();
        for (String lib : WAR_FOLDERS) {
            jars.putAll(jarsIn(folder.resolve(lib)));
        }
        if (!databases.isEmpty()) {
            jarsIn(folder.resolve(DATABASES_FOLDER)).forEach((name, jar) -> {
                if (name.startsWith(DATABASES_JAR) || databases.stream().anyMatch(module -> module.needs(name))) {
                    jars.put(name, jar);
                }
            });
        }
        for (Path jar : added) {
            if (jars.put(jar.getFileName().toString(), jar) != null) {
                throw new WarException("--jar " + jar + ": the WAR has a jar of that name already, leave it out.");
            }
        }
        return jars;
    }

    Map<String, Path> hostJars() throws WarException {
        return jarsIn(folder.resolve(HOST_FOLDER));
    }

    /** The licences of Wsgilet and of the libraries that go into a WAR. */
    Map<String, Path> licenses() throws WarException {
        return filesIn(folder.resolve(LICENSES_FOLDER), "");
    }

    private static Map<String, Path> jarsIn(Path lib) throws WarException {
        return filesIn(lib, ".jar");
    }

    private static Map<String, Path> filesIn(Path parent, String ending) throws WarException {
        Map<String, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(parent)) {
            files.filter(file -> file.toString().endsWith(ending))
                    .forEach(file -> found.put(file.getFileName().toString(), file));
        } catch (IOException e) {
            throw new WarException("cannot read " + parent + " (" + e + "): the installation is not complete.", e);
        }
        return found;
    }

    /** The class that {@code java -jar} starts, for the root of the WAR. */
    Map<String, byte[]> launcher() throws IOException {
        String name = LAUNCHER.replace('.', '/') + ".class";
        try (var in = Installation.class.getResourceAsStream("/" + name)) {
            return Map.of(name, in.readAllBytes());
        }
    }

    URLClassLoader classLoader(List<Path> jars) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), Installation.class.getClassLoader());
    }
}
