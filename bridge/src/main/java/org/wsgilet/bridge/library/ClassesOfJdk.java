package org.wsgilet.bridge.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a package of the JDK has, which its image can tell, unlike a class loader. */
final class ClassesOfJdk {

    private static final String SUFFIX = ".class";

    private ClassesOfJdk() {}

    /** The simple names of its public classes that are in no other class; none for a package of others. */
    static List<String> in(String packageName) {
        FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
        Path modules = image.getPath("/packages", packageName);
        if (!Files.isDirectory(modules)) {
            return List.of();
        }
        try (Stream<Path> parts = Files.list(modules)) {
            return parts.map(part -> image.getPath("/modules", part.getFileName() + "", packageName.replace('.', '/')))
                    .flatMap(ClassesOfJdk::names)
                    .filter(name -> isPublic(packageName + "." + name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.contains("$") && !name.contains("-"))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty(); // a module that has the package for its parts alone
        }
    }

    private static boolean isPublic(String name) {
        try {
            return Modifier.isPublic(Class.forName(name, false, ClassesOfJdk.class.getClassLoader())
                    .getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
