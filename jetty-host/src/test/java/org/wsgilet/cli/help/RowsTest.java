package org.wsgilet.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void meaningsBeginInOneColumnAndAreWrapped() {
        Rows rows = new Rows();
        rows.add("--bind", "word ".repeat(20).strip());
        rows.add("--a-name-that-fills-the-column", "below");

        String left = " ".repeat(28);
        assertThat(rows)
                .hasToString("  --bind" + " ".repeat(20) + "word ".repeat(14).strip() + "\n"
                        + left + "word ".repeat(6).strip() + "\n"
                        + "  --a-name-that-fills-the-column\n"
                        + left + "below\n");
    }
}
