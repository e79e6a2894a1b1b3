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
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (Selection.isReplaced(file)) {
                return FileVisitResult.CONTINUE;
            }
            Path relative = root.relativize(file);
            String reason = elsewhere.get(file);
            reason = reason != null ? reason : selection.reasonAgainstFile(file, relative);
            reason = reason != null || attributes.isRegularFile() ? reason : "no regular file";
            Path first = reason != null ? null : files.putIfAbsent(name(relative), file);
            if (first != null) {
                reason = "another folder has it";
            }
            if (reason != null) {
                leftOut.add(new ExcludedFile(name(relative), reason));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException) {
                leftOut.add(new ExcludedFile(name(root.relativize(file)), "a link to a folder around it"));
                return FileVisitResult.CONTINUE;
            }
            if (Files.isSymbolicLink(file)) {
                leftOut.add(new ExcludedFile(name(root.relativize(file)), "a broken link"));
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        private static String name(Path relative) {
            return relative.toString().replace('\\', '/');
        }
    }
}
