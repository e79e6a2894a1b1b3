package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PEP 3333 "environ Variables": a builtin dict of native strings, whose characters are the bytes on the wire. */
abstract class EnvironContract extends Contract {
    EnvironContract(Deployment server) {
        super(server);
    }

    @Test
    void environIsAMutableBuiltinDictFreshForEachRequest() {
        for (int request = 0; request < 2; request++) {
            Environ environ = environ("/");

            assertThat(environ.type("environ")).isEqualTo("dict");
            assertThat(environ.type("mutable")).isEqualTo("True");
        }
    }

    @Test
    void keysAndCgiValuesAreNativeStrings() {
        Environ environ = environ("/caf%C3%A9?q=1", "X-Name: caf\u00e9", "Cookie: a=b");

        assertThat(environ.has("key")).as("a key that is no str").isFalse();
        assertThat(environ.types())
                .allSatisfy((key, type) -> assertThat(type)
                        .as(key)
                        .satisfiesAnyOf(
                                value -> assertThat(value).isEqualTo("str"),
                                value -> assertThat(key).matches("wsgi\\..*|wsgilet\\..*|environ|mutable")));
        assertThat(environ.type("wsgi.url_scheme")).isEqualTo("str");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "M-SEARCH", "FOO"})
    void requestMethodIsTheOneSent(String method) {
        Environ environ = Environ.of(exchange(method, "echo", "/", "Content-Length: 0"));

        assertThat(environ.get("REQUEST_METHOD")).isEqualTo("'" + method + "'");
    }

    // RFC 9110 9.1: the method token is case-sensitive
    @Test
    void lowerCaseMethodIsAnotherMethod() {
        Response response = exchange("get", "echo", "/");

        assertThat(response.status()).isIn(200, 400, 405, 501);
        if (response.status() == 200) {
            assertThat(Environ.of(response).get("REQUEST_METHOD")).isEqualTo("'get'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/           | ''",
                "/?          | ''",
                "/?a=1&b=2   | 'a=1&b=2'",
                "/?a=b?c/d   | 'a=b?c/d'",
                "/?q=%C3%A9  | 'q=%C3%A9'",
                "/?q=a+b     | 'q=a+b'",
                "/?q=a%20b   | 'q=a%20b'",
                "/?%2F=%26   | '%2F=%26'",
                "/?q=%zz     | 'q=%zz'",
                "/?a;b       | 'a;b'",
                "/?=&&=      | '=&&='",
                "/?a[]=1     | 'a[]=1'",
                "/?..%2F..   | '..%2F..'",
            })
    void queryStringStaysAsSent(String target, String queryString) {
        assertThat(environ(target).get("QUERY_STRING")).isEqualTo(queryString);
    }

    // RFC 3986 has no such bytes in a query: refusing is right, mangling is not
    @Test
    void rawBytesInTheQueryAreKeptOrRefused() {
        Response response = get("echo", "/?q=caf\u00e9");

        assertThat(response.status()).isIn(200, 400);
        if (response.status() == 200) {
            assertThat(Environ.of(response).get("QUERY_STRING")).isEqualTo("'q=caf\\xe9'");
        }
    }

    @Test
    void contentTypeAndLengthHaveNoHttpTwin() {
        Environ environ = Environ.of(post("echo", "/", "abc", "Content-Type: text/x-thing; charset=utf-8"));

        assertThat(environ.get("CONTENT_TYPE")).isEqualTo("'text/x-thing; charset=utf-8'");
        assertThat(environ.get("CONTENT_LENGTH")).isEqualTo("'3'");
        assertThat(environ.has("HTTP_CONTENT_TYPE")).isFalse();
        assertThat(environ.has("HTTP_CONTENT_LENGTH")).isFalse();
    }

    @Test
    void contentLengthOfZeroIsKept() {
        assertThat(Environ.of(post("echo", "/", "")).get("CONTENT_LENGTH")).isEqualTo("'0'");
    }

    @Test
    void requestWithoutBodyDeclaresNoBody() {
        Environ environ = environ("/");

        assertThat(environ.get("CONTENT_LENGTH")).isIn(null, "''");
        assertThat(environ.get("CONTENT_TYPE")).isIn(null, "''");
    }

    // a server that receives bodies first knows how long they are
    @Test
    void chunkedRequestHasItsLengthOrNoneAndIsTerminated() {
        try (Wire wire = connect()) {
            wire.send(request("POST", "echo", "/", "Transfer-Encoding: chunked"))
                    .sendRaw("3\r\nabc\r\n0\r\n\r\n");
            Environ environ = Environ.of(wire.read());

            assertThat(environ.get("CONTENT_LENGTH")).isIn(null, "''", "'3'");
            assertThat(environ.get("wsgi.input_terminated")).isEqualTo("True");
        }
    }

    // RFC 9110 5.2: repeated fields are one list
    @Test
    void repeatedHeadersAreJoinedByComma() {
        Environ environ = environ("/", "X-Two: 1", "X-Two: 2", "x-two: 3");

        assertThat(environ.get("HTTP_X_TWO")).isIn("'1,2,3'", "'1, 2, 3'");
    }

    // RFC 6265 5.4 and RFC 9113 8.2.3: cookies are the exception
    @Test
    void repeatedCookiesAreJoinedBySemicolon() {
        Environ environ = environ("/", "Cookie: a=1", "Cookie: b=2; c=3");

        assertThat(environ.get("HTTP_COOKIE")).isEqualTo("'a=1; b=2; c=3'");
    }

    @Test
    void headersWithUnderscoreCannotPoseAsOthers() {
        Environ environ = environ("/", "X_Forwarded_For: 6.6.6.6", "X-Forwarded_Proto: spoofed", "Content_Length: 9");

        assertThat(environ.has("HTTP_X_FORWARDED_FOR")).isFalse();
        assertThat(environ.has("HTTP_X_FORWARDED_PROTO")).isFalse();
        assertThat(environ.get("CONTENT_LENGTH")).isIn(null, "''");
        assertThat(environ.has("HTTP_CONTENT_LENGTH")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "caf\u00e9|'caf\\xe9'",
                "caf\u00c3\u00a9|'caf\\xc3\\xa9'",
                "  padded \t|'padded'",
                "two  words|'two  words'",
                "a\tb|'a\\tb'",
                "it's|\"\"it's\"\"",
                " |''",
            })
    void headerValuesKeepTheirBytes(String sent, String seen) {
        String expected = seen.startsWith("\"\"") ? seen.substring(1, seen.length() - 1) : seen;

        assertThat(environ("/", "X-Name:" + sent).get("HTTP_X_NAME")).isEqualTo(expected);
    }

    @Test
    void headerNamesAreUpperCasedWithUnderscores() {
        Environ environ = environ("/", "x-mIxEd-Case: 1", "Accept: */*", "If-None-Match: \"x\"");

        assertThat(environ.get("HTTP_X_MIXED_CASE")).isEqualTo("'1'");
        assertThat(environ.get("HTTP_ACCEPT")).isEqualTo("'*/*'");
        assertThat(environ.get("HTTP_IF_NONE_MATCH")).isEqualTo("'\"x\"'");
    }

    @Test
    void serverKeysNameThisServer() {
        Environ environ = environ("/");

        assertThat(environ.get("HTTP_HOST")).isEqualTo("'127.0.0.1:" + server.port() + "'");
        assertThat(environ.get("SERVER_PORT")).isEqualTo("'" + server.port() + "'");
        assertThat(environ.get("SERVER_NAME")).isNotIn(null, "''");
        assertThat(environ.get("SERVER_PROTOCOL")).isEqualTo("'HTTP/1.1'");
        assertThat(environ.get("SERVER_SOFTWARE")).startsWith("'wsgilet/");
    }

    // RFC 3875 4.1.15: the port on which the request was received
    @ParameterizedTest
    @ValueSource(strings = {"example.org", "example.org:81", "[::1]:81"})
    void serverPortIsNotWhatTheClientSays(String host) {
        try (Wire wire = connect()) {
            Environ environ = Environ.of(wire.send("GET " + server.mount() + "/ HTTP/1.1", "Host: " + host)
                    .read());

            assertThat(environ.get("HTTP_HOST")).isEqualTo("'" + host + "'");
            assertThat(environ.get("SERVER_PORT")).isEqualTo("'" + server.port() + "'");
        }
    }

    @Test
    void hostHeaderIsKeptAsSent() {
        try (Wire wire = connect()) {
            Environ environ = Environ.of(wire.send("GET " + server.mount() + "/ HTTP/1.1", "Host: example.org")
                    .read());

            assertThat(environ.get("HTTP_HOST")).isEqualTo("'example.org'");
        }
    }

    @Test
    void httpOneDotZeroIsToldToTheApplication() {
        try (Wire wire = connect()) {
            Environ environ =
                    Environ.of(wire.send("GET " + server.mount() + "/ HTTP/1.0").read());

            assertThat(environ.get("SERVER_PROTOCOL")).isEqualTo("'HTTP/1.0'");
            assertThat(environ.get("SERVER_NAME")).isNotIn(null, "''");
            assertThat(environ.get("SERVER_PORT")).isEqualTo("'" + server.port() + "'");
        }
    }

    @Test
    void remoteKeysNameThisClient() {
        try (Wire wire = connect()) {
            Environ environ = Environ.of(wire.send(request("GET", "echo", "/")).read());

            assertThat(environ.get("REMOTE_ADDR")).isEqualTo("'127.0.0.1'");
            assertThat(environ.get("REMOTE_PORT")).isEqualTo("'" + wire.localPort() + "'");
            assertThat(environ.get("REMOTE_HOST")).isNotIn(null, "''");
        }
    }

    @Test
    void credentialsThatNobodyCheckedSetNoRemoteUser() {
        Environ environ = environ("/", "Authorization: Basic dXNlcjpwYXNz", "Remote-User: admin");

        assertThat(environ.get("HTTP_AUTHORIZATION")).isEqualTo("'Basic dXNlcjpwYXNz'");
        assertThat(environ.get("REMOTE_USER")).isIn(null, "''");
        assertThat(environ.get("AUTH_TYPE")).isIn(null, "''");
    }

    @Test
    void forwardedHeadersAreNotTrusted() {
        Environ environ = environ(
                "/",
                "X-Forwarded-For: 9.9.9.9",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example",
                "Forwarded: for=9.9.9.9;proto=https;host=evil.example",
                "X-Script-Name: /evil");

        assertThat(environ.get("REMOTE_ADDR")).isEqualTo("'127.0.0.1'");
        assertThat(environ.get("wsgi.url_scheme")).isEqualTo("'http'");
        assertThat(environ.get("HTTP_HOST")).isEqualTo("'127.0.0.1:" + server.port() + "'");
        assertThat(environ.get("SCRIPT_NAME")).isEqualTo("'" + server.mount() + "'");
        assertThat(environ.values().keySet()).noneMatch(name -> name.contains("FORWARDED"));
    }

    @Test
    void wsgiKeysTellTheTruth() {
        Environ environ = environ("/");

        assertThat(environ.get("wsgi.version")).isEqualTo("(1, 0)");
        assertThat(environ.get("wsgi.url_scheme")).isEqualTo("'http'");
        assertThat(environ.get("wsgi.multithread")).isEqualTo("True");
        assertThat(environ.get("wsgi.multiprocess")).isEqualTo("False");
        assertThat(environ.get("wsgi.run_once")).isEqualTo("False");
        assertThat(environ.get("wsgi.input_terminated")).isEqualTo("True");
        assertThat(environ.values()).containsKeys("wsgi.input", "wsgi.errors", "wsgi.file_wrapper");
    }

    @Test
    void servletObjectsAreReachable() {
        assertThat(environ("/").values())
                .containsKeys("wsgilet.servlet_request", "wsgilet.servlet_response", "wsgilet.servlet_context");
    }

    @Test
    void operatingSystemEnvironmentStaysOut() {
        assertThat(environ("/").values()).doesNotContainKeys("PATH", "HOME", "JAVA_HOME");
    }

    @Test
    void aHundredHeadersArrive() {
        String[] headers = new String[100];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = "X-Header-" + i + ": value " + i;
        }
        Environ environ = environ("/", headers);

        for (int i : List.of(0, 50, 99)) {
            assertThat(environ.get("HTTP_X_HEADER_" + i)).isEqualTo("'value " + i + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "HEAD"})
    void environSatisfiesTheReferenceValidator(String method) {
        try (Wire wire = connect()) {
            wire.send(request(method, "validated", "/errors", "Content-Length: 0"));
            Response response = method.equals("HEAD") ? wire.readHead() : wire.read();

            assertThat(response.status()).as("%s%n%s", response, server.log()).isEqualTo(200);
            assertUsable(wire);
        }
    }

    @Test
    void inputSatisfiesTheReferenceValidator() {
        assertThat(post("validated", "/", "input", "Content-Type: text/plain").text())
                .isEqualTo("validinput");
    }
}
