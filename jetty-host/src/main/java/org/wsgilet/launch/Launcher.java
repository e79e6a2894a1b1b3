package org.wsgilet.launch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What {@code java -jar app.war} starts. Unpacks the WAR into a temporary folder that only this user may enter, and
 * hands over to the command in there. One class without others: the JVM cannot load jars that are inside a WAR.
 */
public final class Launcher {

    private static final String COMMAND = "org.wsgilet.cli.ExecutableWar";
    private static final String HOST_JARS = "META-INF/wsgilet/";
    private static final String LIBRARIES = "WEB-INF/lib/";
    /** The way of logs into a servlet container; the command has its own. */
    private static final String CONTAINER_LOGGING = LIBRARIES + "slf4j-jdk14-";

    private Launcher() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("wsgilet-").toRealPath();
        List<URL> jars = unpack(war(), folder);
        URLClassLoader loader = new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass(COMMAND).getMethod("main", Path.class, String[].class).invoke(null, folder, arguments);
    }

    private static Path war() throws URISyntaxException {
        return Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static List<URL> unpack(Path war, Path folder) throws IOException {
        List<URL> jars = new ArrayList<>();
        try (ZipFile zip = new ZipFile(war.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                Path target = folder.resolve(name).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(war + " has an entry outside its folders: " + name);
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.copy(zip.getInputStream(entry), target);
                Files.setLastModifiedTime(target, entry.getLastModifiedTime());
                if (name.endsWith(".jar") && isOnClassPath(name)) {
                    jars.add(target.toUri().toURL());
                }
            }
        }
        return jars;
    }

    private static boolean isOnClassPath(String name) {
        return name.startsWith(HOST_JARS) || name.startsWith(LIBRARIES) && !name.startsWith(CONTAINER_LOGGING);
    }
}
