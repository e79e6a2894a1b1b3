package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsgilet.bridge.compiling.CompileModules;

/** The code that is saved runs, whatever Jython has compiled before. */
class CompiledModulesIT {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");

    @TempDir
    Path folder;

    private Path helper;
    private Path compiled;

    @BeforeEach
    void write() throws IOException {
        Apps.writeAnswering(folder, "app.py", "app", "import helper", "helper.VALUE");
        helper = save("helper.py", "v1", NOON);
        compiled = folder.resolve("helper$py.class");
    }

    // as rsync -a, tar and cp -p leave it: older than what was compiled from the file before
    @Test
    void fileThatCameWithAnEarlierTimeRuns() throws IOException {
        assertThat(answer()).isEqualTo("v1");
        save("helper.py", "v2", NOON.plus(Duration.ofHours(1)));
        assertThat(answer()).isEqualTo("v2");
        save("helper.py", "v0", NOON.minus(Duration.ofHours(1)));
        assertThat(answer()).isEqualTo("v0");

        FileTime written = Files.getLastModifiedTime(compiled);
        assertThat(answer()).isEqualTo("v0");
        assertThat(Files.getLastModifiedTime(compiled)).isEqualTo(written);
    }

    @Test
    void packagesAndTheirModulesToo() throws IOException {
        Apps.write(folder, "helper/__init__.py", "import inner", "VALUE = inner.VALUE");
        Path init = folder.resolve("helper/__init__.py");
        Files.setLastModifiedTime(init, FileTime.from(NOON));
        save("helper/inner.py", "inner 1", NOON);
        assertThat(answer()).isEqualTo("inner 1");
        save("helper/inner.py", "inner 2", NOON.plusSeconds(60));
        assertThat(answer()).isEqualTo("inner 2");

        Apps.write(folder, "helper/__init__.py", "from . import inner", "VALUE = __name__ + __file__ + inner.VALUE");
        Files.setLastModifiedTime(init, FileTime.from(NOON.plusSeconds(60)));
        assertThat(answer()).isEqualTo("helper" + init + "inner 2");
    }

    // the clock of a file system may tick every 10 ms only
    @Test
    void fileSavedWhileTheOneBeforeWasCompiledRuns() throws IOException {
        assertThat(answer()).isEqualTo("v1");
        save("helper.py", "v2", Files.getLastModifiedTime(compiled).toInstant());

        assertThat(answer()).isEqualTo("v2");
    }

    @Test
    void moduleThatWasNotWrittenToItsEndIsCompiledAgain() throws IOException {
        assertThat(answer()).isEqualTo("v1");
        for (int missing : new int[] {1, 10, 100, 1000, (int) Files.size(compiled)}) {
            try (FileChannel channel = FileChannel.open(compiled, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() - missing);
            }
            assertThat(answer()).as("%s bytes missing", missing).isEqualTo("v1");
        }
    }

    @Test
    void filesOutOfAnArchiveStayCompiled() throws IOException {
        assertThat(answer()).isEqualTo("v1");
        FileTime written = FileTime.from(NOON.plusSeconds(60));
        for (Instant kept : new Instant[] {NOON.minusMillis(123), NOON.plusMillis(877)}) {
            Files.setLastModifiedTime(compiled, written);
            Files.setLastModifiedTime(helper, FileTime.from(kept));
            assertThat(answer()).isEqualTo("v1");
            assertThat(Files.getLastModifiedTime(compiled)).isEqualTo(written);
        }
    }

    @Test
    void filesCompiledAheadStayCompiled() throws IOException {
        CompileModules.main(new String[] {folder.toString()});
        FileTime written = FileTime.from(NOON.plusSeconds(60));
        Files.setLastModifiedTime(compiled, written);

        assertThat(answer()).isEqualTo("v1");
        assertThat(Files.getLastModifiedTime(compiled)).isEqualTo(written);
    }

    @Test
    void archivesThatComeFirstStillDo() throws IOException {
        assertThat(answer()).isEqualTo("v1");
        save("helper.py", "v2", NOON.plusSeconds(60));
        Path archive = folder.resolve("first.zip");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("helper.py"));
            zip.write("VALUE = 'of the archive'\n".getBytes(US_ASCII));
        }
        String imports = "import sys; sys.path[:0] = ['" + archive + "', None]; import helper";
        Apps.writeAnswering(folder, "app.py", "app", imports, "helper.VALUE");

        assertThat(answer()).isEqualTo("of the archive");
    }

    @Test
    void builtInModulesStillComeFirst() throws IOException {
        assertThat(answer()).isEqualTo("v1");
        Files.copy(compiled, folder.resolve("time$py.class"));
        save("time.py", "of the file", NOON.plusSeconds(60));
        Apps.writeAnswering(folder, "app.py", "app", "import time", "getattr(time, 'VALUE', 'built in')");

        assertThat(answer()).isEqualTo("built in");
    }

    @Test
    void programsThatWereCompiledFromAnotherFileRun() throws IOException {
        Apps.write(folder, "tool/__init__.py", "");
        Apps.write(folder, "tool/__main__.py", "import helper; print __name__, __file__, helper.VALUE");
        assertThat(answer()).isEqualTo("v1");
        assertThat(printed("-c", "import tool.__main__")).startsWith("tool.__main__ ");
        for (String file : List.of("tool/__init__.py", "tool/__main__.py", "helper.py")) {
            Files.setLastModifiedTime(folder.resolve(file), FileTime.from(NOON));
        }
        save("helper.py", "v0", NOON.plusSeconds(60));

        assertThat(printed("-m", "tool")).isEqualTo("__main__ " + folder.toRealPath() + "/tool/__main__.py v0\n");
        assertThat(printed("-m", "helper")).isEmpty();
    }

    @Test
    void whoMayReadTheSourceMayReadWhatWasCompiled() throws IOException {
        for (String permissions : List.of("rw-r--r--", "rw-r-----", "rwxr-xr-x")) {
            Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString(permissions));
            Files.deleteIfExists(compiled);

            assertThat(printed("-c", "import helper")).isEmpty();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(compiled)))
                    .isEqualTo(permissions.replace('x', '-'));
        }
    }

    private String printed(String... words) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(words));
        try (Cli cli = Cli.start(folder, List.of(), all.toArray(String[]::new))) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            return cli.out();
        }
    }

    private Path save(String name, String value, Instant time) throws IOException {
        Path file = Apps.write(folder, name, "VALUE = '" + value + "'");
        return Files.setLastModifiedTime(file, FileTime.from(time));
    }

    /** Of a new process. */
    private String answer() {
        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder.toString())) {
            cli.awaitListening();
            return Apps.get(cli.ports().get(0), "/");
        }
    }
}
