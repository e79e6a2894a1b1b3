package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SCRIPT_NAME and PATH_INFO: the raw path, percent-decoded once to bytes. */
abstract class PathContract extends Contract {
    PathContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/               | '/'",
                "/a/b            | '/a/b'",
                "/a/             | '/a/'",
                "/a%20b          | '/a b'",
                "/a+b            | '/a+b'",
                "/caf%C3%A9      | '/caf\\xc3\\xa9'",
                "/caf%c3%a9      | '/caf\\xc3\\xa9'",
                "/%E2%82%AC      | '/\\xe2\\x82\\xac'",
                "/a%2Fb          | '/a/b'",
                "/a%25b          | '/a%b'",
                "/100%25         | '/100%'",
                "/a%252Fb        | '/a%2Fb'",
                "/%E9            | '/\\xe9'",
                "/%FF%FE         | '/\\xff\\xfe'",
                "//              | '//'",
                "//example.org/x | '//example.org/x'",
                "/http://a/b     | '/http://a/b'",
                "//a//b//        | '//a//b//'",
                "/a;p=1/b;q      | '/a;p=1/b;q'",
                "/a%3Bb          | '/a;b'",
                "/a%3Fb          | '/a?b'",
                "/a%23b          | '/a#b'",
                "/a%5Cb          | '/a\\\\b'",
                "/%7Euser/~      | '/~user/~'",
                "/!$&()*,:=@-._  | '/!$&()*,:=@-._'",
                "/a/./b/../c     | '/a/c'",
                "/.well-known/x  | '/.well-known/x'",
                "/a..b/...       | '/a..b/...'",
                "/%61%62         | '/ab'",
                "/a/b?c/d        | '/a/b'",
            })
    void pathInfoIsDecodedOnceToBytes(String target, String pathInfo) {
        Environ environ = environ(target);

        assertThat(environ.get("PATH_INFO")).isEqualTo(pathInfo);
        assertThat(environ.type("PATH_INFO")).isEqualTo("str");
        assertThat(environ.get("SCRIPT_NAME")).isEqualTo("'" + server.mount() + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/%2e%2e/b",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/a/..;/b",
                "/../../../etc",
                "/a%00b",
                "/a%zz",
                "/a%2",
                "/a%",
            })
    void dangerousPathsAreRefused(String path) {
        Response response = get("echo", path);

        assertThat(response.status()).as("%s", response).isEqualTo(400);
    }

    // RFC 3986 has no such characters in a path: refusing is right, mangling is not
    @ParameterizedTest
    @ValueSource(strings = {"/a{b}", "/a|b", "/a\"b", "/a<b>", "/a^b", "/a`b", "/a\\b", "/caf\u00e9", "/a\u007fb"})
    void illegalCharactersAreKeptOrRefused(String path) {
        Response response = get("echo", path);

        assertThat(response.status()).as("%s", response).isIn(200, 400);
        if (response.status() == 200) {
            assertThat(Environ.of(response).get("PATH_INFO"))
                    .isEqualTo("'"
                            + path.replace("\\", "\\\\")
                                    .replace("\u00e9", "\\xe9")
                                    .replace("\u007f", "\\x7f") + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a%2Fb?x=%20", "/caf%C3%A9;v=1?", "//x"})
    void rawTargetIsKept(String path) {
        Environ environ = environ(path);

        assertThat(environ.get("REQUEST_URI")).isEqualTo("'" + server.mount() + path + "'");
        assertThat(environ.get("RAW_URI")).isEqualTo("'" + server.mount() + path + "'");
    }

    // RFC 9112 3.2.2: a server must accept the absolute form
    @Test
    void absoluteFormIsAccepted() {
        String host = "127.0.0.1:" + server.port();
        try (Wire wire = connect()) {
            Environ environ =
                    Environ.of(wire.send("GET http://" + host + server.mount() + "/x?y=1 HTTP/1.1", "Host: " + host)
                            .read());

            assertThat(environ.get("PATH_INFO")).isEqualTo("'/x'");
            assertThat(environ.get("QUERY_STRING")).isEqualTo("'y=1'");
            assertThat(environ.get("HTTP_HOST")).isEqualTo("'" + host + "'");
        }
    }

    @Test
    void asteriskFormIsAnswered() {
        try (Wire wire = connect()) {
            Response response = wire.send("OPTIONS * HTTP/1.1", "Host: h").read();

            assertThat(response.status()).isIn(200, 204, 400, 404);
        }
    }

    @Test
    void encodedMountPointIsTheMountPoint() {
        assumeFalse(server.mount().isEmpty(), "served at the root");
        String last =
                "%" + Integer.toHexString(server.mount().charAt(server.mount().length() - 1));
        String mount = server.mount().substring(0, server.mount().length() - 1) + last;
        try (Wire wire = connect()) {
            Environ environ = Environ.of(
                    wire.send("GET " + mount + "/x%2Fy HTTP/1.1", "Host: h").read());

            assertThat(environ.get("SCRIPT_NAME")).isEqualTo("'" + server.mount() + "'");
            assertThat(environ.get("PATH_INFO")).isEqualTo("'/x/y'");
        }
    }

    @Test
    void mountPointWithoutSlashReachesTheApplication() {
        assumeFalse(server.mount().isEmpty(), "served at the root");
        Response response = get("echo", "");

        assertThat(response.status()).isIn(200, 301, 302, 307, 308);
        if (response.status() == 200) {
            assertThat(Environ.of(response).get("PATH_INFO")).isEqualTo("''");
        } else {
            assertThat(response.header("Location")).endsWith(server.mount() + "/");
        }
    }

    @Test
    void pathsOfFourThousandBytesArrive() {
        String path = "/" + "x".repeat(4000);

        assertThat(environ(path).get("PATH_INFO")).isEqualTo("'" + path + "'");
    }
}
