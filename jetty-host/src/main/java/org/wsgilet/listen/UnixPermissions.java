package org.wsgilet.listen;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Permissions of the file of a Unix socket, as {@code chmod} takes them in octal. */
public record UnixPermissions(Set<PosixFilePermission> permissions) {

    /** Nobody but the user that runs the server. */
    public static final String DEFAULT = "600";

    private static final int OCTAL = 8;
    private static final int OWNER_READ = 0400;

    public UnixPermissions {
        permissions = Set.copyOf(permissions);
    }

    /** @throws IllegalArgumentException if the text is not of three octal digits */
    public static UnixPermissions parse(String text) {
        if (!text.matches("0?[0-7]{3}")) {
            throw new IllegalArgumentException("three octal digits are needed, such as 660");
        }
        int mode = Integer.parseInt(text, OCTAL);
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            // Declared in the order of the bits, the owner's read first.
            if ((mode & OWNER_READ >> permission.ordinal()) != 0) {
                permissions.add(permission);
            }
        }
        return new UnixPermissions(permissions);
    }
}
