package org.wsgilet.war;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which modules of {@code lib/databases} Python files import: applications that import none do not carry its jars. */
enum DatabaseImports {
    SQLITE("sqlite3", "sqlite-jdbc"), // 14 MB
    POSTGRESQL("psycopg2", "postgresql", "HikariCP"),
    MYSQL("MySQLdb", "mariadb-java-client", "HikariCP");

    /** {@code import a, sqlite3}, {@code from sqlite3 import x}, {@code __import__('sqlite3')}; in a comment, too. */
    private final Pattern imported;

    private final List<String> libraries;

    DatabaseImports(String module, String... libraries) {
        this.imported = Pattern.compile("(?m)^.*\\b(?:from|_*import\\w*)\\b.*\\b_?" + module + "\\b");
        this.libraries = List.of(libraries);
    }

    /** Whether a jar is of the driver behind the module. */
    boolean needs(String jar) {
        return libraries.stream().anyMatch(library -> jar.startsWith(library + "-"));
    }

    static Set<DatabaseImports> in(PythonTree tree) throws WarException {
        Set<DatabaseImports> found = EnumSet.noneOf(DatabaseImports.class);
        for (String source : tree.sources()) {
            String text = text(tree.files().get(source));
            for (DatabaseImports database : values()) {
                if (database.imported.matcher(text).find()) {
                    found.add(database);
                }
            }
        }
        return found;
    }

    private static String text(Path file) throws WarException {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw WarException.unreadable(file, e);
        }
    }
}
