package org.wsgilet.bridge.environ;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "/,                      '',      /",
                "/a/b,                   '',      /a/b",
                "/app,                   /app,    ''",
                "/app/,                  /app,    /",
                "/app/x,                 /app,    /x",
                "/app/py/x,              /app/py, /x",
                "/%61pp/x,               /app,    /x",
                "/app;v=1/py;w/x;p=1,    /app/py, /x;p=1",
                "/app//x,                /app,    //x",
                "/x/../app/py/x,         /app/py, /x",
                "/app/./py/x/./y,        /app/py, /x/y",
                "/app/py/a/..,           /app/py, /",
                "/app/py/a/.,            /app/py, /a/",
                "/app/.hidden,           /app,    /.hidden",
                "/a%2Fb,                 '',      /a/b",
                "/a%252Fb,               '',      /a%2Fb",
                "/a+b%20c,               '',      /a+b c",
                "/100%,                  '',      /100%",
                "/%zz%4,                 '',      /%zz%4",
            })
    void splitsTheRawPath(String rawPath, String scriptName, String pathInfo) {
        assertThat(RequestPath.pathInfo(rawPath, scriptName)).isEqualTo(pathInfo);
    }

    @Test
    void decodesEscapesToBytes() {
        assertThat(RequestPath.pathInfo("/caf%C3%A9/%E9", "")).isEqualTo("/caf\u00c3\u00a9/\u00e9");
    }

    @Test
    void takesBackWhatTheContainerDecoded() {
        assertThat(RequestPath.pathInfo("/caf\u00e9", "")).isEqualTo("/caf\u00c3\u00a9");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/%2e%2e/b, true",
        "/a/.%2E/b, true",
        "/%2e, true",
        "/a/..;/b, true",
        "/a/.;x=1, true",
        "/a/../b, false",
        "/a/./b%20c, false",
        "/a/%2e%2ex, false",
        "/a/...;/b, false",
        "/a;p=../b, false",
    })
    void hiddenDotSegmentsAreFound(String rawPath, boolean hides) {
        assertThat(RequestPath.hidesDotSegment(rawPath)).isEqualTo(hides);
    }
}
