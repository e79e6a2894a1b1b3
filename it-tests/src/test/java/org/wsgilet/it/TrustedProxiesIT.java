package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Behind a proxy on this machine that is trusted, as is its network: what the application sees of the client. */
class TrustedProxiesIT extends Contract {
    @RegisterExtension
    static final CliServer SERVER = CliServer.of(
            "contract:application", "--chdir", Project.PYTHON.toString(), "--trusted-proxies", "127.0.0.1,10.0.0.0/8");

    TrustedProxiesIT() {
        super(SERVER);
    }

    @Test
    void clientIsTheRightMostThatIsNotTrusted() {
        Environ environ = environ("/", "X-Forwarded-For: 10.6.6.6, 203.0.113.7, 10.0.0.2");

        assertThat(environ.get("REMOTE_ADDR")).isEqualTo("'203.0.113.7'");
        assertThat(environ.get("REMOTE_HOST")).isEqualTo("'203.0.113.7'");
        assertThat(environ.has("REMOTE_PORT")).isFalse();
        assertThat(environ.get("HTTP_X_FORWARDED_FOR")).isEqualTo("'203.0.113.7, 10.0.0.2'");
    }

    @Test
    void urlIsTheOneThatTheClientAskedFor() {
        Environ environ = environ(
                "/a",
                "X-Forwarded-For: 203.0.113.7",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: shop.example",
                "X-Forwarded-Port: 8443",
                "X-Forwarded-Prefix: /shop");

        assertThat(environ.get("wsgi.url_scheme")).isEqualTo("'https'");
        assertThat(environ.get("HTTP_HOST")).isEqualTo("'shop.example:8443'");
        assertThat(environ.get("SERVER_NAME")).isEqualTo("'shop.example'");
        assertThat(environ.get("SERVER_PORT")).isEqualTo("'8443'");
        assertThat(environ.get("SCRIPT_NAME")).isEqualTo("'/shop'");
        assertThat(environ.get("PATH_INFO")).isEqualTo("'/a'");
        assertThat(environ.get("HTTP_X_FORWARDED_PROTO")).isEqualTo("'https'");
    }

    // RFC 7239 section 4
    @Test
    void standardHeaderIsUnderstood() {
        Environ environ =
                environ("/", "Forwarded: for=6.6.6.6, for=\"[2001:db8::7]:4711\";proto=https;host=shop.example");

        assertThat(environ.get("REMOTE_ADDR")).isEqualTo("'2001:db8:0:0:0:0:0:7'");
        assertThat(environ.get("REMOTE_PORT")).isEqualTo("'4711'");
        assertThat(environ.get("wsgi.url_scheme")).isEqualTo("'https'");
        assertThat(environ.get("HTTP_HOST")).isEqualTo("'shop.example'");
        assertThat(environ.get("SERVER_PORT")).isEqualTo("'443'");
        assertThat(environ.get("HTTP_FORWARDED"))
                .isEqualTo("'for=\"[2001:db8::7]:4711\";proto=https;host=shop.example'");
    }

    @Test
    void headersThatContradictEachOtherAreRefused() {
        Response response = get("echo", "/", "Forwarded: for=6.6.6.6", "X-Forwarded-For: 203.0.113.7");

        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void unusableValuesAreIgnored() {
        Environ environ = environ(
                "/",
                "X-Forwarded-Proto: gopher",
                "X-Forwarded-Host: a b",
                "X-Forwarded-Port: 99999999",
                "X-Forwarded-Prefix: //evil.example");

        assertThat(environ.get("wsgi.url_scheme")).isEqualTo("'http'");
        assertThat(environ.get("HTTP_HOST")).isEqualTo("'127.0.0.1:" + server.port() + "'");
        assertThat(environ.get("SCRIPT_NAME")).isEqualTo("''");
        assertThat(environ.get("REMOTE_ADDR")).isEqualTo("'127.0.0.1'");
    }

    @Test
    void underscoresDoNotPassForDashes() {
        Environ environ = environ("/", "X_Forwarded_For: 6.6.6.6", "X-Forwarded_Proto: https");

        assertThat(environ.get("REMOTE_ADDR")).isEqualTo("'127.0.0.1'");
        assertThat(environ.values().keySet()).noneMatch(name -> name.contains("FORWARDED"));
    }
}
