package org.wsgilet.databases.mysql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code LOAD DATA LOCAL INFILE}: the server asks for a file of this machine. */
enum LocalInfile {
    /** None: the application has not allowed it. */
    REFUSED,

    /** The one that the query names; a server that asks for another one wants what is not its business. */
    OF_QUERY;

    private static final int CHUNK_BYTES = 65_536;

    /**
     * Sends the file, or nothing.
     *
     * @param name bytes, one in each character
     * @param folder where a relative name begins
     * @return why nothing was sent; null if the file was
     * @throws IOException of the connection
     */
    Failure send(String name, String folder, byte[] sql, Escaping escaping, Wire wire) throws IOException {
        Failure failure = null;
        if (this == REFUSED || !isNamed(name, sql, escaping)) {
            failure = new Failure(
                    Failure.LOCAL_INFILE_REFUSED,
                    "HY000",
                    "LOAD DATA LOCAL INFILE file request rejected due to restrictions on access.");
        } else {
            failure = sendFile(name, folder, wire);
        }
        wire.sendFile(new byte[0], 0);
        return failure;
    }

    private static boolean isNamed(String name, byte[] sql, Escaping escaping) {
        String query = new String(sql, ISO_8859_1);
        return query.contains(name)
                || query.contains(new String(escaping.escape(name.getBytes(ISO_8859_1)), ISO_8859_1));
    }

    private static Failure sendFile(String name, String folder, Wire wire) throws IOException {
        InputStream file;
        try {
            file = Files.newInputStream(Path.of(folder).resolve(new String(name.getBytes(ISO_8859_1), UTF_8)));
        } catch (IOException | InvalidPathException e) {
            return new Failure(2, "HY000", "File '" + name + "' not found (Errcode: 2)");
        }
        try (file) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int length; (length = read(file, chunk)) > 0; ) {
                wire.sendFile(chunk, length);
            }
            return null;
        } catch (UncheckedIOException e) { // of the file: the connection goes on
            return new Failure(
                    2,
                    "HY000",
                    "Error reading file '" + name + "' (" + e.getCause().getMessage() + ")");
        }
    }

    private static int read(InputStream file, byte[] chunk) {
        try {
            return file.read(chunk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
