package org.wsgilet.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wsgilet.testing.WsgiServer;

/** Django; skipped where no Python package index has it. */
@EnabledIf("hasDjango")
class BooksIT {

    private static final Pattern TOKEN = Pattern.compile("name='csrfmiddlewaretoken' value='(\\w+)'");

    @RegisterExtension
    static final WsgiServer server = Samples.sample("books", "books_migrated:app")
            .pythonPath(Path.of("django-packages").toAbsolutePath())
            .env("BOOKS_DATABASE", "sqlite:///" + Samples.dataFolder("books").resolve("books.db"));

    private final Browser browser = new Browser(server);

    static boolean hasDjango() throws IOException, InterruptedException {
        Process fetch = new ProcessBuilder("python3", "fetch-django")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean done = fetch.waitFor(2, TimeUnit.MINUTES);
        fetch.destroyForcibly();
        return done && fetch.exitValue() == 0;
    }

    @Test
    void bookIsAddedByTheAdminAndListed() {
        String admin = "/admin/catalogue/";
        String list = "/admin/login/?next=/admin/catalogue/book/";
        String welcome = submit(list, Map.of("username", "ada", "password", "secret"));
        assertThat(welcome).contains("Select book to change");

        assertThat(submit(admin + "author/add/", Map.of("name", "\u00c7elebi"))).contains("was added successfully");
        String added = submit(
                admin + "book/add/",
                Map.of("title", "Seyahatn\u00e2me", "author", "1", "price", "12.50", "published", ""));

        assertThat(added).contains("was added successfully", "Seyahatn\u00e2me", "12.50");
        assertThat(browser.get("/").body()).contains("Visit 1", "Seyahatn\u00e2me</a>, \u00c7elebi", "1 at 12.50");
        assertThat(browser.get("/").body()).contains("Visit 2");
    }

    @Test
    void adminIsForThoseWhoLogIn() {
        assertThat(browser.get("/admin/catalogue/book/").body()).contains("id=\"login-form\"");
        assertThat(browser.submit("/admin/login/", Map.of("username", "ada")).statusCode())
                .as("without a token")
                .isEqualTo(403);
    }

    private String submit(String path, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(browser.get(path).body());
        assertThat(token.find()).isTrue();
        Map<String, String> form = new HashMap<>(fields);
        form.put("csrfmiddlewaretoken", token.group(1));
        return browser.submit(path, form).body();
    }
}
