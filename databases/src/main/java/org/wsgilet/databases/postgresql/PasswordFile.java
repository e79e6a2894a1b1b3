package org.wsgilet.databases.postgresql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * libpq's file of passwords: lines of {@code host:port:database:user:password}, with an asterisk for any. See
 * https://www.postgresql.org/docs/current/libpq-pgpass.html.
 */
final class PasswordFile {

    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private PasswordFile() {}

    /**
     * The password of the first line that matches, a byte in each character; null if none does. A file that others may
     * read is passed over, as libpq does.
     */
    static String password(Path file, String host, int port, String database, String user) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return null;
        }
        if (isOpenToOthers(file)) {
            LoggerFactory.getLogger(PasswordFile.class)
                    .warn(
                            "the password file {} is passed over: its group or others have access, "
                                    + "its permissions should be u=rw (0600)",
                            file);
            return null;
        }
        List<String> wanted = List.of(host, String.valueOf(port), database, user);
        for (String line : new String(Files.readAllBytes(file), ISO_8859_1).split("\r?\n")) {
            String password = line.startsWith("#") ? null : password(line, wanted);
            if (password != null) {
                return password;
            }
        }
        return null;
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    }

    /** That of a line if it matches; null otherwise. */
    static String password(String line, List<String> wanted) {
        int at = 0;
        for (String value : wanted) {
            int end = colon(line, at);
            if (end == line.length()) {
                return null;
            }
            String field = line.substring(at, end);
            if (!field.equals("*") && !plain(field).equals(value)) {
                return null;
            }
            at = end + 1;
        }
        return plain(line.substring(at, colon(line, at)));
    }

    /** Where a field ends. */
    private static int colon(String line, int start) {
        int at = start;
        while (at < line.length() && line.charAt(at) != ':') {
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, line.length());
    }

    private static String plain(String escaped) {
        return escaped.replaceAll("\\\\(.)", "$1");
    }
}
