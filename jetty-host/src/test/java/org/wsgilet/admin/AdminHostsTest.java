package org.wsgilet.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that no web site can let mean this machine, and those that are allowed. */
class AdminHostsTest {

    private final AdminHosts hosts = new AdminHosts("Admin.Internal", List.of("app.svc", "Metrics.Example."));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "localhost.",
                "a.localhost",
                "127.0.0.1",
                "10.0.0.7",
                "::1",
                "[::1]",
                "[fe80::1]",
                "admin.internal",
                "ADMIN.internal.",
                "app.svc",
                "metrics.example",
            })
    void areAllowed(String host) {
        assertThat(hosts.allow(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "evil",
                "evil.example",
                "localhost.evil.example",
                "notlocalhost",
                "127.0.0.1.evil.example",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "[evil.example]",
                "[::1",
                "x.app.svc",
                "metrics.example..",
            })
    void areRefused(String host) {
        assertThat(hosts.allow(host)).isFalse();
    }
}
