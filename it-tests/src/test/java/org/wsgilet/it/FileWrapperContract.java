package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PEP 3333 "Optional Platform-Specific File Handling". */
abstract class FileWrapperContract extends Contract {
    private static final String LARGE =
            IntStream.range(0, 375_000).mapToObj("%07d\n"::formatted).collect(Collectors.joining());

    FileWrapperContract(Deployment server) {
        super(server);
    }

    @ParameterizedTest
    @CsvSource({
        "/file,content of a file",
        "/offset,456789",
        "/empty,''",
        "/memory,in memory",
        "/read-only,read only",
        "/closing,recorded",
        "/iterated,'reco,rded'",
    })
    void fileIsSentFromItsPosition(String variant, String body) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "files", variant)).read();

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo(body);
            assertThat(response.complete()).isTrue();
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @CsvSource({"/large,0,3000000", "/large-offset,1000000,3000000", "/large?1500001,0,1500001"})
    void largeFileArrivesWhole(String variant, int start, int end) {
        try (Wire wire = connect()) {
            Response response = wire.send(request("GET", "files", variant)).read();

            assertThat(response.header("Content-Length")).isEqualTo(end - start + "");
            assertThat(response.text()).isEqualTo(LARGE.substring(start, end));
            assertUsable(wire);
        }
    }

    @Test
    void fileThatBecomesShorterIsNoSuccess() {
        try (Wire wire = connect()) {
            Response head = wire.send(request("GET", "files", "/huge")).readHead();
            get("files", "/shorten");

            assertThat(wire.readRest()).isLessThan(Long.parseLong(head.header("Content-Length")));
            assertLogged("the body ended after ");
        }
    }

    @Test
    void fileIsClosedWhenTheClientLeaves() {
        try (Wire wire = connect()) {
            wire.send(request("GET", "files", "/huge")).readHead();
            wire.reset();

            assertThat(journal(1)).containsExactly("close");
        }
    }

    @ParameterizedTest
    @CsvSource({"/file,7,content", "/offset,3,456", "/memory,2,in"})
    void declaredLengthBoundsTheFile(String variant, String length, String body) {
        try (Wire wire = connect()) {
            Response response =
                    wire.send(request("GET", "files", variant + "?" + length)).read();

            assertThat(response.header("Content-Length")).isEqualTo(length);
            assertThat(response.text()).isEqualTo(body);
            assertUsable(wire);
        }
    }

    @ParameterizedTest
    @CsvSource({"/file", "/memory"})
    void fileShorterThanDeclaredIsNoSuccess(String variant) {
        try (Wire wire = connect()) {
            Response response =
                    wire.send(request("GET", "files", variant + "?100")).read();

            assertThat(response.status() == 500 || !response.complete())
                    .as("%s", response)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"GET,/closing", "HEAD,/closing"})
    void fileIsClosedOnce(String method, String variant) {
        try (Wire wire = connect()) {
            wire.send(request(method, "files", variant)).readHead();

            assertThat(journal(1)).containsExactly("close");
            get("body", "/list");
            assertThat(journal(1)).containsExactly("close");
        }
    }

    @Test
    void headSendsNoFile() {
        try (Wire wire = connect()) {
            Response response = wire.send(request("HEAD", "files", "/file")).readHead();

            assertThat(response.header("Content-Length")).isIn(null, "17");
            assertUsable(wire);
        }
    }
}
