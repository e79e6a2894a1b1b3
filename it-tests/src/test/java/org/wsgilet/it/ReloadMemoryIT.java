package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What reloads leave behind in the process. {@code -Dreload.cycles=100} makes it 100 reloads.
 *
 * <p>A generation of both applications that stays has some 350 classes, 15 MB of metaspace and 8 MB of heap.
 */
class ReloadMemoryIT {
    private static final int CYCLES = Integer.getInteger("reload.cycles", 6);
    /** Until what is made once is there. */
    private static final int WARM_UP = 4;

    private static final double MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    /** What is in use once the garbage is collected. */
    private record Memory(double classes, double metaspace, double heap) {}

    @Test
    void reloadsLeaveMemoryFlat() throws Exception {
        Apps.write(
                folder,
                "boxes.py",
                "import bottle, logging, threading",
                "app = bottle.Bottle()",
                "local = threading.local()",
                "@app.route('/')",
                "def hello():",
                "    local.everything = globals()",
                "    logging.getLogger('boxes').warning('seen')",
                "    return bottle.request.path");
        Apps.write(
                folder,
                "flasks.py",
                "import flask",
                "app = flask.Flask(__name__)",
                "@app.route('/')",
                "def hello():",
                "    return flask.render_template_string('{{ x }}', x=flask.request.path)",
                "@app.route('/fail')",
                "def fail():",
                "    raise ValueError('on purpose')");
        try (Cli cli = Cli.serve(
                List.of("WSGILET_JAVA_OPTS=-Xmx300m"),
                "boxes",
                "--mount",
                "/flasks=flasks",
                "--chdir",
                folder + "",
                "--python-path",
                Project.FRAMEWORKS + "",
                "--log-level",
                "error",
                "--admin",
                "127.0.0.1:0")) {
            cli.awaitListening();
            reload(cli, WARM_UP);
            awaitRetirement(cli);
            long residentBefore = cli.resident();
            Memory before = memory(cli);
            reload(cli, CYCLES);
            awaitRetirement(cli);
            System.out.println("after " + WARM_UP + " reloads " + before + ", resident " + residentBefore);
            // The server collects a second after a generation is closed. The test does not, before this holds.
            Await.untilHolds(() -> assertResidentFlat(residentBefore, cli.resident()));
            // The last old generation can stay for a second or two: finalizers, and a thread of Netty's, hold it.
            Await.untilHolds(() -> assertFlat(before, memory(cli)));
        }
    }

    private static void assertResidentFlat(long before, long after) {
        System.out.println("  resident " + after);
        assertThat(after - before).isLessThan((long) ((CYCLES + 40) * MEGABYTE));
    }

    private static void assertFlat(Memory before, Memory after) {
        System.out.println("  " + after);
        assertThat(after.classes() - before.classes()).isLessThan(50 * CYCLES + 100);
        assertThat(after.metaspace() - before.metaspace()).isLessThan((.5 * CYCLES + 4) * MEGABYTE);
        assertThat(after.heap() - before.heap()).isLessThan((.3 * CYCLES + 4) * MEGABYTE);
    }

    private static void reload(Cli cli, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(AdminIT.post(cli, "/reload").status()).isEqualTo(200);
            for (int k = 0; k < 4; k++) {
                assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("/");
                assertThat(Apps.get(cli.ports().get(0), "/flasks/")).isEqualTo("/");
                assertThat(Apps.get(cli.ports().get(0), "/flasks/fail")).contains("Internal Server Error");
            }
        }
    }

    private static void awaitRetirement(Cli cli) {
        Await.until("old generations end", () -> !cli.jcmd("Thread.print").contains("wsgilet-retire"));
    }

    private static Memory memory(Cli cli) {
        cli.collectGarbage();
        return new Memory(
                sum(cli, "jvm_classes_loaded_classes"),
                sum(cli, "jvm_memory_used_bytes{area=\"nonheap\",id=\"Metaspace\"}"),
                sum(cli, "jvm_memory_used_bytes{area=\"heap\""));
    }

    private static double sum(Cli cli, String name) {
        return Arrays.stream(AdminIT.get(cli, "/metrics").text().split("\n"))
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
