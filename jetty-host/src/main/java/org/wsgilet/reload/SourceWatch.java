package org.wsgilet.reload;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for changes of Python files and templates below some folders. For use by one thread. */
final class SourceWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SourceWatch.class);

    private static final int MAX_FOLDERS = 10_000;

    /** Editors write a file in several steps: truncate and write, or write another and rename it. */
    private static final int QUIET_MILLIS = 50;

    private static final Set<String> EXTENSIONS =
            Set.of("py", "html", "htm", "xhtml", "jinja", "jinja2", "j2", "tpl", "stpl", "mako", "pt");

    /** Where every file is a template. */
    private static final Set<String> TEMPLATE_FOLDERS = Set.of("templates", "views");

    private static final Set<String> IGNORED_FOLDERS = Set.of("node_modules", "__pycache__");

    private final WatchService service;
    private final List<Path> roots;
    private final List<Path> extra;
    private final Set<Path> folders = new HashSet<>();

    /**
     * @param roots folders of code
     * @param extra files, and folders all of whose files count
     */
    SourceWatch(List<Path> roots, List<Path> extra) throws IOException {
        this.service = roots.get(0).getFileSystem().newWatchService();
        this.roots = roots;
        this.extra = extra;
        for (Path root : roots) {
            watch(root, true);
        }
        for (Path path : extra) {
            watch(Files.isDirectory(path) ? path : path.getParent(), Files.isDirectory(path));
        }
    }

    private void watch(Path root, boolean recursively) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Files.walkFileTree(
                root,
                EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                recursively ? Integer.MAX_VALUE : 1,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                            throws IOException {
                        String name = String.valueOf(folder.getFileName());
                        if (!folder.equals(root) && (name.startsWith(".") || IGNORED_FOLDERS.contains(name))) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        return register(folder) ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE; // a link to nowhere or in a circle, or a folder that is gone
                    }
                });
    }

    private boolean register(Path folder) throws IOException {
        if (folders.size() == MAX_FOLDERS) {
            log.warn("More than {} folders: changes in {} and others are not seen", MAX_FOLDERS, folder);
            return false;
        }
        if (folders.contains(folder)) {
            return true;
        }
        try {
            folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
            folders.add(folder);
        } catch (NoSuchFileException e) {
            log.debug("{} is gone already", folder);
        }
        return true;
    }

    /** Waits until something has changed, and returns one of the files. The change may still go on. */
    Path await() throws InterruptedException, IOException {
        Path changed = null;
        while (changed == null) {
            changed = changed(service.take());
        }
        return changed;
    }

    /** Waits until none of the files has changed for a moment. */
    void awaitQuiet() throws InterruptedException, IOException {
        long quiet = TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);
        long end = System.nanoTime() + quiet;
        for (long left = quiet; left > 0; left = end - System.nanoTime()) {
            WatchKey key = service.poll(left, TimeUnit.NANOSECONDS);
            if (key != null && changed(key) != null) {
                end = System.nanoTime() + quiet;
            }
        }
    }

    /** What has changed since, without waiting; null for nothing. */
    Path poll() throws IOException {
        Path changed = null;
        WatchKey key = service.poll();
        while (key != null && changed == null) {
            changed = changed(key);
            key = changed == null ? service.poll() : null;
        }
        return changed;
    }

    private Path changed(WatchKey key) throws IOException {
        Path folder = (Path) key.watchable();
        Path changed = null;
        for (WatchEvent<?> event : key.pollEvents()) {
            Path path = event.kind() == OVERFLOW ? folder : folder.resolve((Path) event.context());
            if (event.kind() == ENTRY_CREATE && Files.isDirectory(path)) {
                watch(path, true);
            }
            if (event.kind() == OVERFLOW || counts(path)) {
                changed = path;
            }
        }
        if (!key.reset()) {
            folders.remove(folder);
        }
        return changed;
    }

    /** Whether a change of it can change what the application does. */
    boolean counts(Path path) {
        String name = path.getFileName().toString();
        if (extra.stream().anyMatch(path::startsWith)) {
            return true;
        }
        boolean leftover =
                name.startsWith(".") || name.startsWith("#") || name.endsWith("~") || name.endsWith(".class");
        if (leftover) {
            return false;
        }
        if (EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return true;
        }
        if (Files.isDirectory(path) && folders.contains(path)) {
            return true; // moved here with all its files
        }
        return roots.stream().anyMatch(root -> isInTemplateFolder(path, root));
    }

    /** The names of folders above the watched one say nothing. */
    private static boolean isInTemplateFolder(Path path, Path root) {
        if (!path.startsWith(root)) {
            return false;
        }
        for (Path name : root.relativize(path.getParent())) {
            if (TEMPLATE_FOLDERS.contains(name.toString())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
