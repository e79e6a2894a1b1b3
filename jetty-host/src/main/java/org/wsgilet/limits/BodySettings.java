package org.wsgilet.limits;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a request's body may be, and where it is kept until it is complete. Immutable.
 *
 * @param max bytes of one body; 0 for any number
 * @param timeout how long a body may be waited for, and one second more for each 500 bytes of it
 * @param memory bytes of heap that all bodies together may take while they arrive; what finds no room goes into a file
 * @param folder where those files are
 * @param streamed whether applications are called at once and read bodies while they arrive
 */
public record BodySettings(long max, Duration timeout, long memory, Path folder, boolean streamed) {

    public static final long DEFAULT_MAX = 1L << 30;
    public static final int DEFAULT_TIMEOUT = 30;

    private static final int SHARE_OF_HEAP = 8;

    public static final BodySettings DEFAULT =
            new BodySettings(DEFAULT_MAX, Duration.ofSeconds(DEFAULT_TIMEOUT), defaultMemory(), defaultFolder(), false);

    /** An eighth of the heap. */
    public static long defaultMemory() {
        return Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    }

    /** The system's folder for temporary files. */
    public static Path defaultFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    public BodySettings max(long bytes) {
        return new BodySettings(bytes, timeout, memory, folder, streamed);
    }
}
