package org.wsgilet.it;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What tests run besides Wsgilet; {@code .ci/install} installs what Debian has of it. */
final class Programs {
    /** Where Debian has daemons; the PATH of an ordinary user does not name it. */
    private static final String OF_DAEMONS = File.pathSeparator + "/usr/sbin";

    private Programs() {}

    /**
     * Skips the test where there is no such program, and fails it where {@code CI=true} says that it has to be there.
     */
    static String find(String name) {
        Optional<Path> found = Stream.of((System.getenv("PATH") + OF_DAEMONS).split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String message = "there is no " + name + " here: .ci/install installs it";
            return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
        }
        return found.get().toString();
    }

    /** Sends SIGTERM; kills what has not ended in that time, and returns false then. */
    static boolean end(Process process, Duration patience) {
        process.destroy();
        try {
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
