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

/** Manual pages and completion; InstallationIT has them rendered, and bash complete by it. */
class ShareFolderTest {

    @TempDir
    Path folder;

    @Test
    void eachCommandHasAPageWithAllItsOptions() throws IOException {
        ShareFolder.main(new String[] {folder.toString()});
        Path pages = folder.resolve("man/man1");

        for (CommandLine command : Wsgilet.commandLine().getSubcommands().values()) {
            String name = ManPage.name(command.getCommandSpec());
            String page = Files.readString(pages.resolve(name + ".1"));
            assertThat(page).contains(".SH \"NAME\"\n" + name + " \\- ");
            for (var option : command.getCommandSpec().options()) {
                if (!option.hidden() && !option.longestName().equals("--all")) {
                    assertThat(page).as(name).contains(option.longestName().replace("-", "\\-"));
                }
            }
            assertThat(page.lines()).noneMatch(line -> line.matches("'.*|\\.[^A-Za-z].*"));
        }
        assertThat(pages.resolve("wsgilet.1")).content().contains(".B wsgilet\\-serve(1)");
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
