package org.wsgilet.war;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter written = new StringWriter();

    @Test
    void countIsWrittenOverByTheNextStep() {
        Progress progress = new Progress(new PrintWriter(written), true);
        progress.step("Compiling 3 modules");
        progress.count(1, 3);
        progress.count(2, 3); // too soon for anybody to read it
        progress.step("Done");

        assertThat(written.toString().lines())
                .containsExactly("Compiling 3 modules", "", "\u001b[K  1 of 3", "\u001b[KDone");
    }

    @Test
    void linesAloneGoIntoAFile() {
        Progress progress = new Progress(new PrintWriter(written), false);
        progress.step("Compiling 3 modules");
        progress.count(1, 3);
        progress.step("Done");

        assertThat(written.toString()).isEqualTo("Compiling 3 modules\nDone\n");
    }
}
