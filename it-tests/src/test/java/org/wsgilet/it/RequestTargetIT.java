package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9112 section 3.2: the forms of a request's target, with the command. */
class RequestTargetIT extends Contract {
    @RegisterExtension
    static final CliServer SERVER =
            CliServer.of("contract:application", "--chdir", Project.PYTHON.toString(), "--threads", "2");

    RequestTargetIT() {
        super(SERVER);
    }

    @Test
    void serverAnswersOptionsOfItself() {
        try (Wire wire = connect().send("OPTIONS * HTTP/1.1", "Host: h")) {
            Response response = wire.read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Content-Length")).isEqualTo("0");
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/x?y,       a,            shop.example,      shop.example, /x",
        "http://shop.example:99/x,      a:1,          shop.example:99,   shop.example, /x",
        "HTTP://shop.example,           shop.example, shop.example,      shop.example, /",
        "https://shop.example/x,        a,            shop.example,      shop.example, /x",
        "/http://shop.example/x,        a,            a,                 a,            /http://shop.example/x",
    })
    void hostOfAnAbsoluteTargetCounts(String target, String host, String httpHost, String serverName, String path) {
        try (Wire wire = connect().send("GET " + target + " HTTP/1.1", "Host: " + host)) {
            Environ environ = Environ.of(wire.read());

            assertThat(environ.get("HTTP_HOST")).isEqualTo("'" + httpHost + "'");
            assertThat(environ.get("SERVER_NAME")).isEqualTo("'" + serverName + "'");
            assertThat(environ.get("PATH_INFO")).isEqualTo("'" + path + "'");
            assertThat(environ.get("wsgi.url_scheme")).as("the connection's").isEqualTo("'http'");
            assertThat(environ.has("HTTPS")).isFalse();
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @CsvSource({"http://h/x, ''", "http://user@h/x, 'Host: h'", "http:///x, 'Host: h'", "h:80, 'Host: h'"})
    void otherTargetsAreRefused(String target, String header) {
        String head = "GET " + target + " HTTP/1.1\r\n" + (header.isEmpty() ? "" : header + "\r\n") + "\r\n";
        try (Wire wire = connect().sendRaw(head)) {
            assertThat(wire.read().status()).isEqualTo(400);
            assertThat(wire.end()).isNotEqualTo(Wire.End.OPEN);
        }
    }
}
