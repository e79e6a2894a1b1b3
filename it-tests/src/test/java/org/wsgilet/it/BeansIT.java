package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Beans of CDI in Python: the WAR of python-samples/cdi. */
class BeansIT {
    private static final Path WAR = Project.ROOT.resolve("python-samples/cdi/target/tea.war");

    @ParameterizedTest
    @EnumSource(names = {"TOMCAT_11", "JETTY_12_1_EE10"})
    void pythonGetsThoseOfTheApplicationAndOfTheRequest(TestedContainer tested) {
        ContainerProcess container = tested.server();
        try (ContainerProcess server = container.deploy("tea", WAR).start()) {
            assertThat(Apps.get(server.port(), "/tea/tea/honey")).isEqualTo("tea: 1.90, honey: 4.20\n");
            assertThat(Apps.get(server.port(), "/tea/")).isEqualTo("tea costs 1.90\n");
            assertThat(Apps.get(server.port(), "/tea/gold")).isEqualTo("gold: not for sale\n");
        }
        assertThat(container.log()).doesNotContain("Exception");
    }
}
