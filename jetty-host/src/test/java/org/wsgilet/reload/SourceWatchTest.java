package org.wsgilet.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths a watch cares for. */
class SourceWatchTest {

    @ParameterizedTest
    @CsvSource({
        "app.py, true",
        "shop/web.py, true",
        "page.html, true",
        "page.jinja2, true",
        "page.mako, true",
        "templates/mail.txt, true",
        "shop/templates/de/mail.txt, true",
        "views/mail.txt, true",
        "mail.txt, false",
        "templates, false",
        "app.pyc, false",
        "app$py.class, false",
        "templates/app$py.class, false",
        ".app.py, false",
        "#app.py#, false",
        "app.py~, false",
        "templates/mail.txt~, false",
        "notes.db, false",
        "extra/any.thing, true",
        "extra/.hidden, true",
        "conf/one.ini, true",
        "conf/other.ini, false",
    })
    void sourcesTemplatesAndExtrasCount(String path, boolean counts, @TempDir Path above) throws IOException {
        // The names of folders above the root say nothing.
        Path root = Files.createDirectories(above.resolve("templates/root"));
        Files.createDirectories(root.resolve("extra"));
        Files.createDirectories(root.resolve("conf"));
        List<Path> extra = List.of(root.resolve("extra"), root.resolve("conf/one.ini"));
        try (SourceWatch watch = new SourceWatch(List.of(root), extra)) {
            assertThat(watch.counts(root.resolve(path))).isEqualTo(counts);
        }
    }
}
