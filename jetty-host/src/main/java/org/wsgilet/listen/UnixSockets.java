package org.wsgilet.listen;

import java.io.IOException;
import java.net.BindException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The files of Unix domain sockets. */
final class UnixSockets {

    private UnixSockets() {}

    /**
     * Removes the file that a server which was killed has left.
     *
     * @throws BindException another server listens there
     * @throws IOException the file is no socket, or the folder cannot be written
     */
    static void makeWay(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (!Files.isWritable(folder)) {
            throw new IOException("there is no folder " + folder + " that can be written");
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException("the file there is no socket");
        }
        if (isServed(path)) {
            throw new BindException("Address already in use");
        }
        Files.delete(path);
    }

    private static boolean isServed(Path path) {
        try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
