package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beans of CDI in Python: the WAR of python-samples/cdi. */
class BeansIT {
    private static final Path WAR = Project.ROOT.resolve("python-samples/cdi/target/tea.war");

    static Stream<Named<ContainerProcess>> containers() {
        return Stream.of(
                Named.of("Tomcat 11", new TomcatServer(System.getProperty("tomcat11.version"))),
                Named.of("Jetty 12.1 ee10", new JettyServer(System.getProperty("jetty12.1.version"), "ee10")));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void pythonGetsThoseOfTheApplicationAndOfTheRequest(ContainerProcess container) {
        try (ContainerProcess server = container.deploy("tea", WAR).start()) {
            assertThat(Apps.get(server.port(), "/tea/tea/honey")).isEqualTo("tea: 1.90, honey: 4.20\n");
            assertThat(Apps.get(server.port(), "/tea/")).isEqualTo("tea costs 1.90\n");
            assertThat(Apps.get(server.port(), "/tea/gold")).isEqualTo("gold: not for sale\n");
        }
        assertThat(container.log()).doesNotContain("Exception");
    }
}
