package org.wsgilet.war;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wsgilet.bridge.compiling.ModuleCompiler;

/** The files of one or more folders that travel together, and what stays behind. Of two files at one place the first
 * one travels, as on {@code sys.path}. */
final class PythonTree {

    private final Map<String, Path> files = new TreeMap<>();
    private final List<ExcludedFile> leftOut = new ArrayList<>();
    private final List<String> links = new ArrayList<>();

    static String sourceOf(String compiled) {
        return compiled.substring(0, compiled.length() - ModuleCompiler.COMPILED.length()) + ModuleCompiler.SOURCE;
    }

    /**
     * @param elsewhere folders that are packed in another place, and files such as the WAR itself; with the reason
     */
    void add(Path root, Selection selection, Map<Path, String> elsewhere) throws WarException {
        try {
            Files.walkFileTree(
                    root,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new Collector(root, selection, elsewhere));
        } catch (IOException e) {
            throw WarException.unreadable(root, e);
        }
    }

    /** By their path in the WAR, with slashes; a folder ends in one. */
    Map<String, Path> files() {
        return files;
    }

    List<String> sources() {
        return files.keySet().stream()
                .filter(name -> name.endsWith(ModuleCompiler.SOURCE))
                .toList();
    }

    List<ExcludedFile> leftOut() {
        return leftOut;
    }

    /** Files and folders that are taken in from outside of the folder that links to them, with an arrow to where. */
    List<String> links() {
        return links;
    }

    private final class Collector extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Selection selection;
        private final Map<Path, String> elsewhere;

        Collector(Path root, Selection selection, Map<Path, String> elsewhere) {
            this.root = root;
            this.selection = selection;
            this.elsewhere = elsewhere;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            Path relative = root.relativize(folder);
            String reason = elsewhere.get(folder);
            reason = reason != null ? reason : selection.reasonAgainstFolder(folder, relative);
            if (reason != null) {
                leftOut.add(new ExcludedFile(name(relative) + "/", reason));
                return FileVisitResult.SKIP_SUBTREE;
            }
            files.putIfAbsent(name(relative) + "/", folder);
            noteLink(folder, relative);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (Selection.isReplaced(file)) {
                return FileVisitResult.CONTINUE;
            }
            Path relative = root.relativize(file);
            String reason = elsewhere.get(file);
            reason = reason != null ? reason : selection.reasonAgainstFile(file, relative);
            if (reason == null && !attributes.isRegularFile()) {
                // Links are followed: what is still one leads nowhere.
                reason = attributes.isSymbolicLink() ? "a broken link" : "no regular file";
            }
            Path first = reason != null ? null : files.putIfAbsent(name(relative), file);
            if (first != null) {
                reason = "another folder has it";
            }
            if (reason != null) {
                leftOut.add(new ExcludedFile(name(relative), reason));
            } else {
                noteLink(file, relative);
            }
            return FileVisitResult.CONTINUE;
        }

        /** Of a folder it is noted once, not for what is in it. */
        private void noteLink(Path file, Path relative) throws IOException {
            if (Files.isSymbolicLink(file) && !file.toRealPath().startsWith(root.toRealPath())) {
                links.add(name(relative) + " -> " + file.toRealPath());
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException) {
                leftOut.add(new ExcludedFile(name(root.relativize(file)), "a link to a folder around it"));
                return FileVisitResult.CONTINUE;
            }
            if (Files.isDirectory(file)) {
                return preVisitUnreadable(file, e);
            }
            throw e;
        }

        /** A folder that stays behind may be one that nobody may enter. */
        private FileVisitResult preVisitUnreadable(Path folder, IOException e) throws IOException {
            String reason = selection.reasonAgainstFolder(folder, root.relativize(folder));
            if (reason == null) {
                throw e;
            }
            leftOut.add(new ExcludedFile(name(root.relativize(folder)) + "/", reason));
            return FileVisitResult.CONTINUE;
        }

        private static String name(Path relative) {
            return relative.toString().replace('\\', '/');
        }
    }
}
