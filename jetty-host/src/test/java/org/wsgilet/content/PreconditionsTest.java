package org.wsgilet.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.ResourceHttpContent;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110 section 13, for a file with the tag "v1" of 2001-09-09 01:46:40. */
class PreconditionsTest {

    private static final long MODIFIED = 1_000_000_000L;

    private HttpContent file;

    @BeforeEach
    void makeFile(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("file.txt"), "text");
        Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(MODIFIED, 500_000_000)));
        file =
                new HttpContent.Wrapper(
                        new ResourceHttpContent(ResourceFactory.root().newResource(path), "text/plain")) {
                    @Override
                    public HttpField getETag() {
                        return new HttpField(HttpHeader.ETAG, getETagValue());
                    }

                    @Override
                    public String getETagValue() {
                        return "\"v1\"";
                    }
                };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                                   | 0",
                "If-Match: \"v1\"                                   | 0",
                "If-Match: \"v0\", \"v1\"                           | 0",
                "If-Match: *                                        | 0",
                "If-Match: \"v0\"                                   | 412",
                "If-Match: W/\"v1\"                                 | 412",
                "If-None-Match: \"v1\"                              | 304",
                "If-None-Match: W/\"v1\"                            | 304",
                "If-None-Match: *                                   | 304",
                "If-None-Match: \"v0\"                              | 0",
                "If-Modified-Since: Sun, 09 Sep 2001 01:46:40 GMT   | 304",
                "If-Modified-Since: Sun, 09 Sep 2001 01:46:41 GMT   | 304",
                "If-Modified-Since: Sun, 09 Sep 2001 01:46:39 GMT   | 0",
                "If-Modified-Since: yesterday                       | 0",
                "If-Unmodified-Since: Sun, 09 Sep 2001 01:46:40 GMT | 0",
                "If-Unmodified-Since: Sun, 09 Sep 2001 01:46:39 GMT | 412",
                "If-Unmodified-Since: yesterday                     | 0",
                // Section 13.2.2: the tags win over the dates, and what must not have changed over what may have.
                "If-Match: \"v1\" & If-Unmodified-Since: Sun, 09 Sep 2001 01:46:39 GMT    | 0",
                "If-None-Match: \"v0\" & If-Modified-Since: Sun, 09 Sep 2001 01:46:40 GMT | 0",
                "If-Match: \"v0\" & If-None-Match: \"v1\"                                 | 412",
                "If-Match: \"v1\" & If-None-Match: \"v1\"                                 | 304",
            })
    void statusFollowsTheOrderOfTheSection(String headers, int status) {
        assertThat(Preconditions.status(fields(headers), file)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                        | true",
                "If-Range: \"v1\"                        | true",
                "If-Range: \"v0\"                        | false",
                "If-Range: W/\"v1\"                      | false",
                "If-Range: Sun, 09 Sep 2001 01:46:40 GMT | true",
                "If-Range: Sun, 09 Sep 2001 01:46:41 GMT | false",
            })
    void rangeIsOfWhatTheClientHas(String headers, boolean wanted) {
        assertThat(Preconditions.rangeIsWanted(fields(headers), file)).isEqualTo(wanted);
    }

    private static HttpFields fields(String headers) {
        HttpFields.Mutable fields = HttpFields.build();
        if (headers != null) {
            for (String header : headers.split(" & ")) {
                fields.add(header.split(": ", 2)[0], header.split(": ", 2)[1]);
            }
        }
        return fields;
    }
}
