package org.wsgilet.bridge.files;

import java.nio.channels.Channel;
import java.nio.file.Path;
import org.python.core.io.RawIOBase;

/** What {@code os.open} makes of a folder: good for {@code fsync}, {@code fstat} and {@code fchdir}. */
final class OpenFolder extends RawIOBase {

    private final Path path;

    OpenFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    @Override
    public Channel getChannel() {
        return null;
    }

    @Override
    public boolean readable() {
        return true;
    }

    @Override
    public int readinto(java.nio.ByteBuffer buffer) {
        throw Errors.io(Errors.EISDIR, null);
    }
}
