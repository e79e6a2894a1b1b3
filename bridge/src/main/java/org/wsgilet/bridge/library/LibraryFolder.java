package org.wsgilet.bridge.library;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.python.core.Py;
import org.python.core.PyString;

/** The modules in folders of the class path, such as those of the standard library. */
public final class LibraryFolder {

    private static final String PREFIX = "__pyclasspath__/";

    private LibraryFolder() {}

    /** Called by the changed {@code ClasspathPyImporter}: the last part of a dotted name. */
    public static String lastName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The files and folders in a folder such as {@code __pyclasspath__/Lib/json}; a folder ends in a slash. */
    public static List<String> list(String path) throws IOException {
        String folder = path.substring(PREFIX.length()).replaceAll("/+$", "");
        ClassLoader loader = Py.getSystemState().getClassLoader();
        Set<String> names = new TreeSet<>();
        Enumeration<URL> found = loader.getResources(folder.isEmpty() ? "" : folder + "/");
        while (found.hasMoreElements()) {
            URL url = found.nextElement();
            if (url.getProtocol().equals("jar")) {
                addOfJar(url, folder + "/", names);
            } else if (url.getProtocol().equals("file")) {
                addOfFolder(url, names);
            }
        }
        return new ArrayList<>(names);
    }

    /** The source of a module, of which {@code file} is the {@code co_filename} of its code. */
    public static PyString source(String file) throws IOException {
        String name = file.substring(PREFIX.length()).replaceFirst("\\$py\\.class$", ".py");
        try (InputStream source = Py.getSystemState().getClassLoader().getResourceAsStream(name)) {
            if (source == null) {
                throw Py.ValueError(name + " is not there");
            }
            return new PyString(new String(source.readAllBytes(), ISO_8859_1));
        }
    }

    private static void addOfJar(URL url, String prefix, Set<String> names) throws IOException {
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
                    .map(name -> name.substring(prefix.length(), end(name, prefix.length())))
                    .forEach(names::add);
        }
    }

    private static int end(String name, int start) {
        int slash = name.indexOf('/', start);
        return slash < 0 ? name.length() : slash + 1;
    }

    private static void addOfFolder(URL url, Set<String> names) {
        try {
            File[] files = new File(url.toURI()).listFiles();
            for (File file : files == null ? new File[0] : files) {
                names.add(file.isDirectory() ? file.getName() + "/" : file.getName());
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            return; // no file of this system
        }
    }
}
