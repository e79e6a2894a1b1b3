package org.wsgilet.war;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Whether Python files import a module of {@code lib/databases}: 14 MB that other applications do not carry. */
final class DatabaseImports {

    /** {@code import a, sqlite3}, {@code from sqlite3 import x}, {@code __import__('sqlite3')}; in a comment, too. */
    private static final Pattern IMPORT = Pattern.compile("(?m)^.*\\b(?:from|_*import\\w*)\\b.*\\b_?sqlite3\\b");

    private DatabaseImports() {}

    static boolean areIn(PythonTree tree) throws WarException {
        for (String source : tree.sources()) {
            if (isIn(tree.files().get(source))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Path file) throws WarException {
        try {
            return IMPORT.matcher(Files.readString(file, ISO_8859_1)).find();
        } catch (IOException e) {
            throw new WarException("cannot read " + file + " (" + e + "): make it readable.", e);
        }
    }
}
