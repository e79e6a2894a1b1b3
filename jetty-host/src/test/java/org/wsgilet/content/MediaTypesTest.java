package org.wsgilet.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is by its name, and what is worth to be compressed. */
class MediaTypesTest {

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html; charset=utf-8",
        "a.b.css, text/css; charset=utf-8",
        "LOGO.SVG, image/svg+xml",
        "photo.jpeg, image/jpeg",
        "data.json, application/json",
        "README, application/octet-stream",
        "x.unheard-of, application/octet-stream",
    })
    void fileHasTheTypeOfItsName(String name, String type) {
        assertThat(StaticFile.type(name)).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/html; charset=utf-8",
                "TEXT/PLAIN",
                "text/event-stream",
                "application/json",
                "application/problem+json;charset=utf-8",
                "application/atom+xml",
                " application/xml ; charset=utf-8",
                "image/svg+xml",
            })
    void textIsCompressible(String type) {
        assertThat(CompressibleTypes.contains(type)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "image/png", "application/zip", "application/octet-stream", "video/mp4", "font/woff2", "json"
            })
    void otherContentIsNot(String type) {
        assertThat(CompressibleTypes.contains(type)).isFalse();
    }
}
