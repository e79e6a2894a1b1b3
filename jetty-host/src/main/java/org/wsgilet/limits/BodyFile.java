package org.wsgilet.limits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The part of a body that memory has no room for. The file has no name: Java removes it as soon as it is open
 * ({@code DELETE_ON_CLOSE} on POSIX systems), so that nothing is left behind, however the process ends.
 */
final class BodyFile implements AutoCloseable {

    private static final Set<StandardOpenOption> OPTIONS = EnumSet.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);

    private final Path folder;
    private final FileChannel channel;
    private long written;
    private long read;

    BodyFile(Path folder) throws IOException {
        this.folder = folder;
        this.channel = FileChannel.open(
                folder.resolve("wsgilet-body-" + UUID.randomUUID()),
                OPTIONS,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    void append(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                written += channel.write(bytes, written);
            }
        } catch (IOException e) {
            throw e instanceof FileSystemException
                    ? e
                    : new FileSystemException(folder.toString(), null, e.getMessage());
        }
    }

    boolean isRead() {
        return read == written;
    }

    /** The next bytes, at most so many; only while there are any. */
    ByteBuffer next(int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, written - read));
        while (bytes.hasRemaining()) {
            int n = channel.read(bytes, read);
            if (n < 0) {
                throw new IOException("the file of a request's body in " + folder + " was cut");
            }
            read += n;
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
