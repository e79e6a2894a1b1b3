package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/deployment.md and docs/maven-war.md tell to type does what they say. */
class DeploymentPagesIT {
    @TempDir
    Path folder;

    @Test
    void twoCommandsBringAFlaskFolderIntoTomcat() throws IOException {
        TomcatServer tomcat = new TomcatServer(System.getProperty("tomcat11.version"));
        Files.createDirectories(tomcat.base.resolve("webapps"));
        String commands = Page.blocks("deployment.md", "sh").get(0);

        assertThat(commands).hasLineCount(2);
        Cli typed = type(commands, "CATALINA_BASE=" + tomcat.base);
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        try (ContainerProcess server = tomcat.start()) {
            assertThat(Apps.get(server.port(), "/notes/")).contains("</html>");
        }
    }

    @Test
    void executableWarNeedsNoContainer() {
        String[] commands = Page.blocks("deployment.md", "sh").get(1).split("\n");

        Cli built = type(commands[0]);
        assertThat(built.exitCode()).as(built.err()).isZero();
        assertThat(commands[1]).isEqualTo("java -jar notes.war --bind 127.0.0.1:8080");
        try (Cli typed = type("exec " + commands[1].replace(":8080", ":0"))) {
            typed.awaitListening();
            assertThat(Apps.get(typed.ports().get(0), "/")).contains("</html>");
        }
    }

    @Test
    void pomIsTheOneOfTheSample() throws IOException {
        String pom = Files.readString(Project.SAMPLES.resolve("maven-war/pom.xml"));

        assertThat(Page.blocks("maven-war.md", "xml"))
                .hasSize(3)
                .allSatisfy(block -> assertThat(withoutIndentation(pom)).contains(withoutIndentation(block)));
    }

    /** In a folder of its own; what the commands name of the project is found there. */
    private Cli type(String commands, String... environment) {
        String found = commands.replace("./wsgilet", Project.COMMAND.toString())
                .replace("python-samples/", Project.SAMPLES + "/");
        return Cli.startProgram(folder, List.of(environment), List.of("sh", "-ec", found));
    }

    private static String withoutIndentation(String text) {
        return text.replaceAll("(?m)^ +", "");
    }
}
