package org.wsgilet.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths that differ in what looks like a key are one route. */
class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/notes, /notes",
        "/notes/, /notes/",
        "/notes/7, /notes/*",
        "/notes/7/edit, /notes/*/edit",
        "//7//, //*//",
        "/v2/users, /v2/users",
        "/user1, /user1",
        "/deadbeef, /*",
        "/deadbee, /deadbee",
        "/DEADBEEF01, /*",
        "/123e4567-e89b-12d3-a456-426614174000, /*",
        "/caf%C3%A9, /*",
        "/2-a-long-title-of-an-article, /*",
        "/a-long-title-of-an-article-2, /a-long-title-of-an-article-2",
        "/a-long-title-of-an-article, /a-long-title-of-an-article",
        "/a-title-that-is-longer-than-forty-letters-is, /*",
    })
    void variablePartsAreStars(String path, String route) {
        assertThat(Routes.pattern(path)).isEqualTo(route);
    }
}
