package org.wsgilet.war;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsgilet.bridge.WsgiSettings;

/** The deployment descriptor that is written, and what is read of one. */
class WebXmlTest {

    private static final String SERVLET = "org.wsgilet.bridge.WsgiServlet";

    @TempDir
    private Path folder;

    @Test
    void generatedOneIsReadAsItWasMeant() throws Exception {
        Path fragment = write("fragment.xml", """
                <web-fragment>
                  <context-param><param-name>a</param-name><param-value> b &lt; c </param-value></context-param>
                </web-fragment>
                """);

        Files.write(
                folder.resolve("web.xml"), WebXml.of(Wars.described(folder, folder.resolve("static"), null, fragment)));
        DeclaredServlets read = DeclaredServlets.in(folder.resolve("web.xml"));

        assertThat(read.parameters())
                .containsOnly(
                        Map.entry(WsgiSettings.APPLICATION, "shop:app"),
                        Map.entry(WsgiSettings.ENVIRONMENT, "KEY=a<b&c"),
                        Map.entry("wsgilet.debug", "loopback"),
                        Map.entry("a", "b < c"));
        assertThat(read.staticPatterns()).containsExactly("/static/*");
    }

    @Test
    void sameSettingsGiveTheSameBytes() throws Exception {
        assertThat(WebXml.of(Wars.described(folder, null, null, null)))
                .isEqualTo(WebXml.of(Wars.described(folder, null, null, null)));
    }

    @Test
    void ownOneStaysAsItIs() throws Exception {
        String text = "<web-app><servlet><servlet-class>" + SERVLET + "</servlet-class></servlet></web-app>";

        assertThat(WebXml.of(Wars.described(folder, null, write("own.xml", text), null)))
                .asString()
                .isEqualTo(text);
    }

    @Test
    void ownOneNeedsOurServletOrFilterOrAListener() throws Exception {
        Path without = write("without.xml", "<web-app><servlet/></web-app>");
        Path listener = write("listener.xml", "<web-app><listener/></web-app>");

        assertThatThrownBy(() -> WebXml.of(Wars.described(folder, null, without, null)))
                .isInstanceOf(WarException.class)
                .hasMessageContaining("has no servlet of the class " + SERVLET);
        assertThat(WebXml.of(Wars.described(folder, null, listener, null))).isNotEmpty();
    }

    @Test
    void whatIsNoXmlIsNamed() throws Exception {
        Path broken = write("broken.xml", "<web-app>");

        assertThatThrownBy(() -> WebXml.of(Wars.described(folder, null, broken, null)))
                .isInstanceOf(WarException.class)
                .hasMessageContaining("broken.xml cannot be read as XML");
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
