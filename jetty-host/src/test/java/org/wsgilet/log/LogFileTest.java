package org.wsgilet.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFileTest {

    private static final int WRITERS = 4;
    private static final int LINES = 20_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"none", "daily", "100MB"})
    void noLineIsLostWhileFilesAreMovedAndReopened(String rotation) throws Exception {
        Path current = folder.resolve("access.log");
        List<Path> files = new ArrayList<>(List.of(current));
        try (LogFile log = new LogFile(current, Rotation.parse(rotation), 0)) {
            AtomicInteger writing = new AtomicInteger(WRITERS);
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Thread writer = new Thread(() -> {
                    for (int line = 0; line < LINES / WRITERS; line++) {
                        log.write("GET /");
                    }
                    writing.decrementAndGet();
                });
                writer.start();
                writers.add(writer);
            }
            while (writing.get() > 0) {
                files.add(Files.move(current, folder.resolve("moved" + files.size())));
                log.reopen();
            }
            for (Thread writer : writers) {
                writer.join();
            }
        }
        assertThat(files.stream().mapToLong(LogFileTest::lines).sum()).isEqualTo(LINES);
    }

    private static long lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
