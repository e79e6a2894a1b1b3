package org.wsgilet.bridge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "203.0.113.7, 203.0.113.7",
        "255.255.255.255, 255.255.255.255",
        "::, 0:0:0:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:1",
        "1::, 1:0:0:0:0:0:0:0",
        "2001:DB8::7, 2001:db8:0:0:0:0:0:7",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "0001:0002:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "64:ff9b::192.0.2.33, 64:ff9b:0:0:0:0:c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "::ffff:127.0.0.1, 127.0.0.1",
        "::ffff:7f00:1, 127.0.0.1",
    })
    void addressesAreRead(String text, String address) {
        assertThat(IpAddress.parse(text).getHostAddress()).isEqualTo(address);
    }

    // a name server would be asked for many of these
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "...",
                "1",
                "127.1",
                "999.1.1.1",
                "256.1.1.1",
                "1.2.3",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4.",
                "1.2.3.4.5",
                "01.2.3.4",
                "1.2.3.0004",
                "0x7f.0.0.1",
                "0x7f.1",
                "0x7f000001",
                "2130706433",
                "-1.2.3.4",
                "+1.2.3.4",
                "1.2.3.4 ",
                "1.2.3.4/8",
                "1.2.3.4:80",
                "\u0661.2.3.4",
                ":",
                ":::",
                "::1::",
                "1:::2",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "::1:2:3:4:5:6:7:8",
                "12345::",
                "::g",
                "::-1",
                "[::1]",
                "[::1",
                "::1]",
                ".::1",
                "::1.2.3",
                "::1.2.3.4.5",
                "::999.1.1.1",
                "::1.2.3.4:5",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "fe80::1%eth0",
                "fe80::1%1",
                "localhost",
                "evil.example",
                "a",
                "beef",
                "a.b.c.d",
                "a:b",
                "\u00e4::1",
            })
    void otherTextIsNoAddress(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }

    @Test
    void longTextIsNoAddress() {
        for (String part : new String[] {"1", ":", ".", "1.", "1:", "::", ",", "0"}) {
            assertThat(IpAddress.parse(part.repeat(30_000))).as(part).isNull();
        }
    }
}
