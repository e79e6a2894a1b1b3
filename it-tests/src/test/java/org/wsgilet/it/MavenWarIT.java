package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The WAR of python-samples/maven-war, which Maven's own plugin has packed. */
class MavenWarIT {
    private static final Path WAR = Project.ROOT.resolve("python-samples/maven-war/target/shop.war");

    @Test
    void runsInTomcat() {
        TomcatServer tomcat = new TomcatServer(System.getProperty("tomcat11.version"));
        try (ContainerProcess server = tomcat.deploy("shop", WAR).start()) {
            assertThat(Apps.get(server.port(), "/shop/tea")).contains("<p>tea: 1.90");
            assertThat(Apps.get(server.port(), "/shop/gold")).contains("Not Found");
        }
        assertThat(tomcat.log()).doesNotContain("Exception");
    }

    @Test
    void hasWhatTheCommandPacks() throws IOException {
        assertThat(entries("WEB-INF/lib/.*\\.jar")).containsExactlyInAnyOrderElementsOf(jarsOfTheCommand());
        assertThat(entries("WEB-INF/python/.*")).contains("app.py", "app$py.class", "templates/article.html");
        assertThat(entries("WEB-INF/site-packages/.*")).contains("flask/app.py", "flask/app$py.class");
    }

    private static List<String> jarsOfTheCommand() throws IOException {
        Path lib = Project.COMMAND.resolveSibling("../lib").normalize();
        try (Stream<Path> bridge = Files.list(lib.resolve("bridge"));
                Stream<Path> war = Files.list(lib.resolve("war"))) {
            return Stream.concat(bridge, war)
                    .map(jar -> jar.getFileName().toString())
                    .toList();
        }
    }

    /** Names below WEB-INF/NAME. */
    private static List<String> entries(String pattern) throws IOException {
        try (ZipFile zip = new ZipFile(WAR.toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches(pattern))
                    .map(name -> name.replaceFirst("WEB-INF/[^/]*/", ""))
                    .toList();
        }
    }
}
