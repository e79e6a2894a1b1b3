package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that a server leaves for later starts. */
class ClassArchiveIT {
    @TempDir
    Path folder;

    @Test
    void firstServerLeavesAnArchiveOfClassesAndNothingElse(@TempDir Path archives) throws IOException {
        Apps.writeAnswering(folder, "app.py", "app", "import os", "'answer'");
        Path archive = archives.resolve("classes.jsa");
        List<String> environment = List.of("WSGILET_ARCHIVE=" + archive);
        String[] command = {"serve", "app", "--bind", "127.0.0.1:0"};
        try (Cli first = Cli.start(folder, environment, command)) {
            first.awaitListening();
            Await.until("the archive", Duration.ofSeconds(120), () -> Files.exists(archive));
            Await.until("nothing else", () -> names(folder).equals(Set.of("app.py", "app$py.class")));
            Await.until("its mark", () -> names(archives).equals(Set.of("classes.jsa", "classes.jsa.jars")));
            assertThat(first.out().lines()).hasSize(1); // Listening on
        }
        Path loaded = archives.resolve("loaded.txt");
        List<String> logging = List.of(environment.get(0), "WSGILET_JAVA_OPTS=-Xlog:class+load:file=" + loaded);
        try (Cli second = Cli.start(folder, logging, command)) {
            second.awaitListening();
            assertThat(Apps.get(second.ports().get(0), "/")).isEqualTo("answer");
            assertThat(second.err()).isEmpty();
        }
        assertThat(Files.readString(loaded)) // a class of Jython that is changed
                .containsPattern("org\\.python\\.core\\.PyUnicode source: shared objects file");
        long size = Files.size(archive);
        for (long damage : new long[] {size / 2, 100, 0}) {
            damage(archive, damage);
            try (Cli third = Cli.start(folder, environment, command)) {
                third.awaitListening();
                assertThat(Apps.get(third.ports().get(0), "/")).isEqualTo("answer");
            }
        }
    }

    @Test
    void aheadOfTimeCacheIsTrainedByARunAndUsedByTheNext(@TempDir Path caches) throws IOException {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(25);
        Apps.writeAnswering(folder, "app.py", "app", "import os", "'answer'");
        Path cache = caches.resolve("an app.aot");
        Path mark = caches.resolve("an app.aot.jars");
        try (Cli cli = Cli.start(folder, List.of("WSGILET_AOT_CACHE=" + cache), "serve", "nope")) {
            assertThat(cli.exitCode()).isEqualTo(3);
            assertThat(mark).as("a run that has taught nothing").doesNotExist();
        }

        answersAndStops("WSGILET_AOT_CACHE=" + cache);
        assertThat(cache).exists();
        assertThat(mark).exists();
        FileTime trained = Files.getLastModifiedTime(cache);
        answersAndStops("WSGILET_AOT_CACHE=" + cache);
        answersAndStops("WSGILET_JAVA_OPTS=-XX:AOTMode=on -XX:AOTCache=" + folder.relativize(link(cache)));
        assertThat(Files.getLastModifiedTime(cache)).isEqualTo(trained);

        Files.writeString(mark, "of other jars\n");
        answersAndStops("WSGILET_AOT_CACHE=" + cache);
        assertThat(Files.getLastModifiedTime(cache)).isGreaterThan(trained);
    }

    /** Without a blank in its name, as the options of the JVM are parted by blanks. */
    private Path link(Path cache) throws IOException {
        return Files.createSymbolicLink(folder.resolve("app.aot"), cache);
    }

    @Test
    void aheadOfTimeCacheOfAnOlderJdkIsToldAndLeftOut() {
        assumeThat(Runtime.version().feature()).isLessThan(25);
        Apps.writeAnswering(folder, "app.py", "app", "import os", "'answer'");

        try (Cli cli =
                Cli.start(folder, List.of("WSGILET_AOT_CACHE=app.aot"), "serve", "app", "--bind", "127.0.0.1:0")) {
            cli.awaitListening();
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("answer");
            assertThat(cli.err())
                    .startsWith("wsgilet: WSGILET_AOT_CACHE is for JDK 25 and newer, not for "
                            + Runtime.version().feature() + ": starting without it.\n");
        }
    }

    private void answersAndStops(String variable) {
        try (Cli cli = Cli.start(folder, List.of(variable), "serve", "app", "--bind", "127.0.0.1:0")) {
            cli.awaitListening();
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("answer");
            cli.signal("TERM");
            assertThat(cli.exitCode()).isEqualTo(143);
            assertThat(cli.err()).doesNotContain("[aot]");
        }
    }

    private static void damage(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    @Test
    @Tag("once")
    void archiveThatIsOverwrittenIsNotUsed(@TempDir Path archives) throws IOException {
        Apps.writeAnswering(folder, "app.py", "app", "import os", "'app'");
        Path archive = archives.resolve("classes.jsa");
        archiveAfter("app", archive, 0);
        Await.until("its mark", () -> Files.exists(archives.resolve("classes.jsa.jars")));
        FileTime time = Files.getLastModifiedTime(archive);
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            for (long at = 1000; at < channel.size(); at += 50_000) {
                channel.write(ByteBuffer.wrap(new byte[1000]), at);
            }
        }
        Files.setLastModifiedTime(archive, time); // as a disk does that loses bits
        try (Cli cli =
                Cli.start(folder, List.of("WSGILET_ARCHIVE=" + archive), "serve", "app", "--bind", "127.0.0.1:0")) {
            cli.awaitListening();
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("app");
        }
    }

    @Test
    @Tag("once")
    void stopWhileTheArchiveIsMadeLeavesNothing(@TempDir Path archives) {
        Apps.writeAnswering(folder, "app.py", "app", "import os", "'answer'");
        try (Cli cli = Cli.start(
                folder,
                List.of("WSGILET_ARCHIVE=" + archives.resolve("classes.jsa")),
                "serve",
                "app",
                "--bind",
                "127.0.0.1:0")) {
            cli.awaitListening();
            Await.until(
                    "it begins", Duration.ofSeconds(60), () -> !names(archives).isEmpty());
            cli.signal("TERM");
            assertThat(cli.exitCode()).isEqualTo(143);
        }
        assertThat(names(archives)).isEmpty();
        assertThat(names(folder)).containsExactlyInAnyOrder("app.py", "app$py.class");
    }

    // Builds give their jars one time, that of the release, and two builds may be of one size.
    @Test
    @Tag("once")
    void anArchiveOfOtherJarsIsMadeAnew(@TempDir Path archives) throws IOException {
        Apps.writeAnswering(folder, "app.py", "app", "import os", "'answer'");
        Path archive = Files.writeString(archives.resolve("classes.jsa"), "of other jars");
        Files.writeString(archives.resolve("classes.jsa.jars"), "1 2");
        try (Cli first =
                Cli.start(folder, List.of("WSGILET_ARCHIVE=" + archive), "serve", "app", "--bind", "127.0.0.1:0")) {
            first.awaitListening();
            Await.until(
                    "the archive",
                    Duration.ofSeconds(120),
                    () -> archive.toFile().length() > 1_000_000);
            Await.untilHolds( // the mark follows its archive
                    () -> assertThat(archives.resolve("classes.jsa.jars"))
                            .content()
                            .matches("\\d+ \\d+\n\\d+\n\\d+\n"));
        }
    }

    @Test
    @Tag("once")
    void anArchiveIsMadeAnewForAnApplicationOfManyMoreClasses(@TempDir Path archives) {
        Apps.writeAnswering(folder, "small.py", "app", "import os", "'small'");
        Apps.writeAnswering(folder, "large.py", "app", "import decimal, json, select, socket, uuid", "'large'");
        Path archive = archives.resolve("classes.jsa");
        long small = archiveAfter("small", archive, 0);
        long large = archiveAfter("large", archive, small);
        assertThat(archiveAfter("small", archive, 0)).isEqualTo(large);
    }

    /** The size of the archive that a server leaves. */
    private long archiveAfter(String app, Path archive, long before) {
        try (Cli server =
                Cli.start(folder, List.of("WSGILET_ARCHIVE=" + archive), "serve", app, "--bind", "127.0.0.1:0")) {
            server.awaitListening();
            Await.until(
                    "an archive of more classes than " + before,
                    Duration.ofSeconds(120),
                    () -> archive.toFile().length() > before);
            assertThat(Apps.get(server.ports().get(0), "/")).isEqualTo(app);
            assertThat(server.err()).isEmpty();
        }
        return archive.toFile().length();
    }

    private static Set<String> names(Path folder) {
        return Set.of(folder.toFile().list());
    }
}
