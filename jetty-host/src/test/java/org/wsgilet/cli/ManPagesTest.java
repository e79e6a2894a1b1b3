package org.wsgilet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsgilet.cli.help.ManPage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The manual pages; InstallationIT has them rendered. */
class ManPagesTest {

    @TempDir
    Path folder;

    @Test
    void eachCommandHasAPageWithAllItsOptions() throws IOException {
        ManPages.main(new String[] {folder.toString()});

        for (CommandLine command : Wsgilet.commandLine().getSubcommands().values()) {
            String name = ManPage.name(command.getCommandSpec());
            String page = Files.readString(folder.resolve(name + ".1"));
            assertThat(page).contains(".SH \"NAME\"\n" + name + " \\- ");
            for (var option : command.getCommandSpec().options()) {
                if (!option.longestName().equals("--all")) {
                    assertThat(page).as(name).contains(option.longestName().replace("-", "\\-"));
                }
            }
            assertThat(page.lines()).noneMatch(line -> line.matches("'.*|\\.[^A-Za-z].*"));
        }
        assertThat(folder.resolve("wsgilet.1")).content().contains(".B wsgilet\\-serve(1)");
    }

    @Command(name = "odd", description = ".first and \\n 'quoted'.", customSynopsis = "odd \"x\" ~")
    private static final class Odd {
        @Option(names = "--dir", description = "'C:\\new'-like.")
        @SuppressWarnings("unused") // its words alone matter
        private String directory;
    }

    @Test
    void wordsAreNoRequests() {
        String page = ManPage.of(new CommandLine(new Odd()).getCommandSpec(), "1");

        assertThat(page)
                .contains("odd \\- .first and \\en \\(aqquoted\\(aq\n")
                .contains("odd \\(dqx\\(dq \\(ti\n", "\n\\(aqC:\\enew\\(aq\\-like.\n");
    }
}
