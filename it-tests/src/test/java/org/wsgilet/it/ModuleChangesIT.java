package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Mends and stand-ins of modules that are not what they expect. */
class ModuleChangesIT {

    @Test
    void whatFailsIsTakenBackAndToldOnce() {
        try (Cli cli = Cli.start(
                Project.ROOT.resolve("bridge/src/test/python/changes"), List.of(), "run", "test_changes.py")) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).isEqualTo("as they are\n");
            assertThat(cli.err())
                    .containsOnlyOnce("Wsgilet leaves out the stand-in for bottle 0.12.19, which raised "
                            + "AttributeError: 'module' object has no attribute 'touni'");
        }
    }
}
