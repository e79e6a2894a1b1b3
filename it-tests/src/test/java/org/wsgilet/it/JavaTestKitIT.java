package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample test-kit, a project of its own, built by Maven from the artifacts: Wsgilet's come from a repository made
 * here, all others from the one that this build has filled, and nothing from the network.
 */
class JavaTestKitIT {
    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");
    private static final List<String> MODULES = List.of("bridge", "jetty-host");

    @TempDir
    Path folder;

    @Test
    void projectOfItsOwnTestsItsApplication() throws IOException {
        Path published = folder.resolve("published/org/wsgilet");
        String version = version();
        publish(published, "wsgilet", version, Project.ROOT.resolve("pom.xml"), null);
        publish(published, "bom", version, Project.ROOT.resolve("bom/pom.xml"), null);
        for (String module : MODULES) {
            Path root = Project.ROOT.resolve(module);
            Path jar = root.resolve("target/" + module + "-" + version + ".jar");
            publish(published, module, version, root.resolve("pom.xml"), jar);
        }

        try (Cli maven = maven("test", "-Dtest=*Test,*Example", "-Dmaven.test.failure.ignore")) {
            assertThat(maven.exitCode()).as(maven.out() + maven.err()).isZero();
            assertThat(maven.out())
                    .contains("Tests run: 3, Failures: 1, Errors: 0, Skipped: 0")
                    .contains("FailingExample.goldIsForSale");
            assertThat(maven.out() + maven.err())
                    .contains("Log of prices until goldIsForSale(WsgiServer) failed:", "asked for gold")
                    .doesNotContain("asked for tea");
        }
    }

    private static String version() throws IOException {
        return VERSION.matcher(Files.readString(Project.ROOT.resolve("bom/pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    /** @param jar null for an artifact that is a pom alone */
    private static void publish(Path group, String name, String version, Path pom, Path jar) throws IOException {
        Path target = Files.createDirectories(group.resolve(name).resolve(version));
        Files.copy(pom, target.resolve(name + "-" + version + ".pom"));
        if (jar != null) {
            Files.copy(jar, target.resolve(name + "-" + version + ".jar"));
        }
    }

    private Cli maven(String... arguments) throws IOException {
        String repositories = repositories("repository") + repositories("pluginRepository");
        Path settings = Files.writeString(
                folder.resolve("settings.xml"), """
                <settings>
                  <localRepository>%s</localRepository>
                  <profiles><profile><id>here</id>%s</profile></profiles>
                  <activeProfiles><activeProfile>here</activeProfile></activeProfiles>
                </settings>
                """.formatted(Project.TARGET.resolve("repository"), repositories));
        List<String> command = new ArrayList<>(
                List.of(Programs.find("mvn"), "-B", "-ntp", "-s", settings.toString(), "-gs", settings.toString()));
        command.addAll(List.of(arguments));
        return Cli.startProgram(Project.SAMPLES.resolve("test-kit"), List.of(), command);
    }

    /** In place of Maven Central, what this build has downloaded from it; a copy of a file needs no checksum. */
    private String repositories(String kind) {
        String one = "<%1$s><id>%2$s</id><url>%3$s</url><releases><checksumPolicy>ignore</checksumPolicy></releases>"
                + "<snapshots><enabled>true</enabled><checksumPolicy>ignore</checksumPolicy>"
                + "<updatePolicy>always</updatePolicy></snapshots></%1$s>";
        String plural = kind.replace("ry", "ries");
        return "<" + plural + ">"
                + one.formatted(kind, "published", folder.resolve("published").toUri())
                + one.formatted(
                        kind,
                        "central",
                        Path.of(System.getProperty("local.repository")).toUri())
                + "</" + plural + ">";
    }
}
