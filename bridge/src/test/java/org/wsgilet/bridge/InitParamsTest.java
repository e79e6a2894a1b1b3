package org.wsgilet.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parameters of a web application say, and what is said of those that cannot be. */
class InitParamsTest {

    @Test
    void eachSaysASetting() throws ServletException {
        WsgiSettings settings = from(Map.of(
                "wsgilet.app", "shop:app",
                "wsgilet.chdir", " /WEB-INF/shop ",
                "wsgilet.python-path", "/WEB-INF/a : /b",
                "wsgilet.env", "\n A=1\n B=x=y \n",
                "wsgilet.trusted-proxies", "10.0.0.0/8, unix",
                "wsgilet.no-speedups-of", "jinja2, werkzeug.urls",
                "wsgilet.database-pool", " 5 ",
                "wsgilet.request-id", " true "));

        assertThat(settings.application()).isEqualTo("shop:app");
        assertThat(settings.workingDirectory()).isEqualTo(Path.of("/unpacked/WEB-INF/shop"));
        assertThat(settings.pythonPath())
                .containsExactly(
                        Path.of("/unpacked/WEB-INF/a"), Path.of("/b"), Path.of("/unpacked/WEB-INF/site-packages"));
        assertThat(settings.environment()).isEqualTo(Map.of("A", "1", "B", "x=y", "WSGILET_DATABASE_POOL", "5"));
        assertThat(settings.trustedProxies().trusts("10.1.2.3")).isTrue();
        assertThat(settings.trustedProxies().trusts("")).isTrue();
        assertThat(settings.noSpeedups()).isEqualTo(Set.of("jinja2", "werkzeug.urls"));
        assertThat(settings.requestIds()).isTrue();
    }

    @Test
    void folderOfTheWebApplicationIsWhereItStarts() throws ServletException {
        assertThat(from(Map.of("wsgilet.app", "shop:app")).workingDirectory())
                .isEqualTo(Path.of("/unpacked/WEB-INF/python"));
    }

    @Test
    void switchThatIsOffTurnsAllStandInsOff() throws ServletException {
        assertThat(from(Map.of("wsgilet.app", "app", "wsgilet.speedups", "false", "wsgilet.no-speedups-of", "jinja2"))
                        .noSpeedups())
                .isEqualTo(Set.of("all"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wsgilet.bind            | :80           | there is no init-param wsgilet.bind: use one of [wsgilet.app, ",
                "wsgilet.chdir           | /WEB-INF/none | the init-param wsgilet.chdir '/WEB-INF/none': the web application"
                        + " has no such folder.",
                "wsgilet.python-path     | a:/WEB-INF/none | the init-param wsgilet.python-path '/WEB-INF/none': the web"
                        + " application has no such folder.",
                "wsgilet.env             | NOVALUE       | the init-param wsgilet.env 'NOVALUE': it is not of the form"
                        + " NAME=VALUE.",
                "wsgilet.trusted-proxies | localhost     | the init-param wsgilet.trusted-proxies 'localhost': ",
                "wsgilet.speedups        | maybe         | the init-param wsgilet.speedups 'maybe': it is neither true nor"
                        + " false.",
                "wsgilet.no-speedups-of  | nothing       | the init-param wsgilet.no-speedups-of 'nothing': nothing stands"
                        + " in for 'nothing': name ",
                "wsgilet.database-pool   | many          | the init-param wsgilet.database-pool 'many': it is neither off,"
                        + " threads, a number of connections nor jndi:NAME.",
                "wsgilet.request-id      | 1             | the init-param wsgilet.request-id '1': it is neither true nor"
                        + " false.",
            })
    void whatCannotBeIsNamed(String name, String value, String message) {
        assertThatThrownBy(() -> from(Map.of("wsgilet.app", "app", name, value)))
                .isInstanceOf(ServletException.class)
                .hasMessageStartingWith(message.strip());
    }

    private static WsgiSettings from(Map<String, String> parameters) throws ServletException {
        Map<String, String> given = new HashMap<>(parameters);
        return WsgiSettings.from(given.keySet(), given::get, InitParamsTest::folder);
    }

    private static Path folder(String path) {
        return path.equals("/WEB-INF/none") ? null : Path.of("/unpacked" + path);
    }
}
