package org.wsgilet.bridge.webapp;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.bridge.files.FileTree;

/**
 * Folders of a web application as folders on disk. Python code opens files beside its modules, so a WAR that the
 * container has not unpacked is copied, readable for this user alone, until {@link #close()}.
 */
public final class WebApplicationFiles implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebApplicationFiles.class);

    private final ServletContext context;
    private final Map<String, Path> copies = new HashMap<>();
    private Path copyRoot;

    public WebApplicationFiles(ServletContext context) {
        this.context = context;
    }

    /**
     * @param path in the web application, such as {@code /WEB-INF/python}
     * @return null if there is no such folder
     */
    public Path folder(String path) {
        String real = context.getRealPath(path);
        if (real != null && Files.isDirectory(Path.of(real))) { // Jetty names a place inside a packed WAR, too
            return Path.of(real);
        }
        String folder = path.endsWith("/") ? path : path + "/";
        Set<String> content = context.getResourcePaths(folder);
        if (content == null || content.isEmpty()) {
            return null;
        }
        return copies.computeIfAbsent(folder, this::copy);
    }

    private Path copy(String folder) {
        try {
            if (copyRoot == null) {
                File temporary = (File) context.getAttribute(ServletContext.TEMPDIR);
                copyRoot = Files.createTempDirectory(temporary.toPath(), "wsgilet-"); // only its owner may enter it
            }
            Path target = copyRoot.resolve(folder.substring(1));
            // One time for all: Jython takes a compiled module that is not older than its source.
            copyFolder(folder, target, FileTime.fromMillis(System.currentTimeMillis()));
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + folder + " of the WAR to " + copyRoot, e);
        }
    }

    private void copyFolder(String folder, Path target, FileTime time) throws IOException {
        Files.createDirectories(target);
        Set<String> content = context.getResourcePaths(folder);
        for (String path : content == null ? Set.<String>of() : content) {
            Path copy = target.resolve(path.substring(folder.length()));
            if (path.endsWith("/")) {
                copyFolder(path, copy, time);
            } else {
                try (InputStream in = context.getResourceAsStream(path)) {
                    Files.copy(in, copy);
                }
                Files.setLastModifiedTime(copy, time);
            }
        }
    }

    @Override
    public void close() {
        if (copyRoot == null) {
            return;
        }
        try {
            FileTree.delete(copyRoot);
        } catch (IOException e) {
            log.warn("The temporary folder {} is still there: {}", copyRoot, e.toString());
        }
    }
}
