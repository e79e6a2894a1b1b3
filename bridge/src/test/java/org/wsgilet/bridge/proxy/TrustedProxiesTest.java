package org.wsgilet.bridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsgilet.bridge.ProcessorTime;

/** What proxies say, and who the client is then: the table is proxies.csv. */
class TrustedProxiesTest {

    private static final String HOST = "inner.example:8080";

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "proxies.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void rightMostUntrustedAddressIsTheClient(
            String case_,
            String trusted,
            String headers,
            String client,
            String scheme,
            String host,
            String port,
            String prefix) {
        Forwarded forwarded = TrustedProxies.of(trusted).read(headers(headers));

        assertThat(forwarded.hasClient() ? forwarded.client().text() + colon(forwarded.remotePort()) : "none")
                .as("client")
                .isEqualTo(orEmpty(client));
        assertThat(forwarded.scheme()).as("scheme").isEqualTo(orEmpty(scheme));
        assertThat(forwarded.authority(HOST, "http")).as("host").isEqualTo(host == null ? HOST : host);
        assertThat(forwarded.serverPort(HOST, "http")).as("port").isEqualTo(orEmpty(port));
        assertThat(forwarded.prefix()).as("prefix").isEqualTo(orEmpty(prefix));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "127.0.0.1 | 127.0.0.1 | true",
                "127.0.0.1 | 127.0.0.2 | false",
                "10.0.0.0/8 | 10.255.0.1 | true",
                "10.0.0.0/8 | 11.0.0.1 | false",
                "192.168.4.0/22 | 192.168.7.255 | true",
                "192.168.4.0/22 | 192.168.8.0 | false",
                "0.0.0.0/0 | 8.8.8.8 | true",
                "0.0.0.0/0 | ::1 | false",
                "::1 | 0:0:0:0:0:0:0:1 | true",
                "::1 | [0:0:0:0:0:0:0:1] | true",
                "2001:db8::/33 | 2001:db8:7fff::1 | true",
                "2001:db8::/33 | 2001:db8:8000::1 | false",
                "127.0.0.1 | ::ffff:127.0.0.1 | true",
                "127.0.0.1 | null | false",
                "unix | null | true",
                "unix | '' | true",
                "unix | 127.0.0.1 | false",
                "* | 8.8.8.8 | true",
                "* | null | true",
                "'10.0.0.1, ::1 unix' | ::1 | true",
                "'' | 127.0.0.1 | false",
                "fe80::/10 | fe80:0:0:0:0:0:0:1%eth0 | true",
                "fe80::/10 | [fe80:0:0:0:0:0:0:1%2] | true"
            })
    void peersAreTrustedByAddressOrNetwork(String trusted, String peer, boolean expected) {
        assertThat(TrustedProxies.of(trusted).trusts(peer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0",
                "300.0.0.1",
                "::1/129",
                "a::b::c",
                "999.1.1.1",
                ".::1"
            })
    void otherTextIsRefused(String trusted) {
        assertThatThrownBy(() -> TrustedProxies.of(trusted))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(trusted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Forwarded: for=1.1.1.1; X-Forwarded-For: 1.1.1.1 | false",
                "Forwarded: for=1.1.1.1; X-Forwarded-For: 2.2.2.2 | true",
                "Forwarded: for=1.1.1.1 | false",
                "X-Forwarded-For: 2.2.2.2 | false"
            })
    void twoKindsOfHeadersMustAgree(String headers, boolean disagree) {
        assertThat(TrustedProxies.of("127.0.0.1").read(headers(headers)).isContradictory())
                .isEqualTo(disagree);
    }

    // Each of these hops would be asked a name server for, or cost the square of their number.
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "999.1.1.1,",
                "1.2.3.4.5,",
                "[::1,",
                ".::1,",
                "fe80::1%eth0,",
                "0x7f.1,",
                "10.0.0.1,",
                "\"",
                "\\\"",
                "\\",
                "a",
                ":",
                "/",
                "/a",
                "/.",
                "for=10.0.0.1,",
                "for=\"",
                ";",
                "for=a;for=b,"
            })
    void longHeadersAreReadAtOnce(String part) {
        String value = part.repeat(30_000 / part.length());
        for (String name : List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Prefix")) {
            Function<String, Enumeration<String>> headers = wanted -> Collections.enumeration(
                    wanted.equalsIgnoreCase(name) ? List.of(value + "x", value + "203.0.113.7") : List.of());

            for (String trusted : List.of("10.0.0.0/8", "*")) {
                assertThat(ProcessorTime.of(() -> TrustedProxies.of(trusted).read(headers)))
                        .isLessThan(Duration.ofSeconds(2));
            }
        }
    }

    /** {@code Name: value; Name: value}; semicolons without a blank belong to the value. */
    private static Function<String, Enumeration<String>> headers(String text) {
        List<String> lines = Arrays.asList(text.split("; "));
        return name -> Collections.enumeration(lines.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList());
    }

    private static String colon(String port) {
        return port.isEmpty() ? "" : " port " + port;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
