package org.wsgilet.bridge.library;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.python.core.io.FileIO;
import org.python.core.io.RawIOBase;

/**
 * Locks of files, for {@code fcntl.flock} and {@code lockf}: those of the system, which hold other processes, and
 * between the files of one JVM those that Java keeps itself. A lock belongs to its open file and goes when that is
 * closed.
 */
public final class FileLocks {

    private static final int EBADF = 9;
    private static final int EAGAIN = 11;
    private static final int EINVAL = 22;
    private static final long POLL_MILLIS = 10;

    private static final Map<FileChannel, List<FileLock>> held = new WeakHashMap<>();

    private FileLocks() {}

    /**
     * Locks or unlocks a part of a file.
     *
     * @param kind {@code ex}, {@code sh} or {@code un}
     * @param length 0 for all from there on
     * @param whence what {@code start} is relative to, as of {@code seek}
     * @return 0, or the errno of why not
     */
    public static int lock(RawIOBase file, String kind, boolean wait, long start, long length, int whence)
            throws IOException, InterruptedException {
        if (!(file instanceof FileIO fileIo)) {
            return EBADF;
        }
        FileChannel channel = fileIo.getChannel();
        long from = start + (whence == 1 ? channel.position() : whence == 2 ? channel.size() : 0);
        if (from < 0) {
            return EINVAL;
        }
        long size = length == 0 ? Long.MAX_VALUE - from : length;
        release(channel, from, size);
        return kind.equals("un") ? 0 : acquire(channel, kind.equals("sh"), wait, from, size);
    }

    private static int acquire(FileChannel channel, boolean shared, boolean wait, long from, long size)
            throws IOException, InterruptedException {
        while (true) {
            FileLock lock = tryLock(channel, from, size, shared);
            if (lock != null) {
                synchronized (held) {
                    held.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>())
                            .add(lock);
                }
                return 0;
            }
            if (!wait) {
                return EAGAIN;
            }
            Thread.sleep(POLL_MILLIS); // another file of this JVM has it, which Java does not wait for
        }
    }

    /** Null if another has it. */
    private static FileLock tryLock(FileChannel channel, long from, long size, boolean shared) throws IOException {
        try {
            return tryLockAsOpened(channel, from, size, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** In the kind that Java has for how the file was opened: flock() takes any file, fcntl(2) no more than this. */
    private static FileLock tryLockAsOpened(FileChannel channel, long from, long size, boolean shared)
            throws IOException {
        try {
            return channel.tryLock(from, size, shared);
        } catch (NonWritableChannelException e) {
            return channel.tryLock(from, size, true);
        } catch (NonReadableChannelException e) {
            return channel.tryLock(from, size, false);
        }
    }

    /** Takes a part out of what a file holds: the rest of each lock stays. */
    private static void release(FileChannel channel, long from, long size) throws IOException {
        List<FileLock> locks;
        synchronized (held) {
            locks = held.getOrDefault(channel, List.of());
        }
        for (FileLock lock : locks) {
            if (lock.overlaps(from, size)) {
                lock.release();
                locks.remove(lock);
            }
        }
    }
}
