package org.wsgilet.war;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Settings of WARs that tests ask about. */
final class Wars {

    private Wars() {}

    /**
     * The application {@code shop:app} of the folder, with a variable and an init-param; null for files there are none
     * of.
     */
    static WarSettings described(Path folder, Path staticFiles, Path webXml, Path webFragment) {
        return settings(folder, List.of(), List.of(), staticFiles, webXml, webFragment);
    }

    static WarSettings selecting(Path folder, List<String> excludes, List<String> includes) {
        return settings(folder, excludes, includes, null, null, null);
    }

    private static WarSettings settings(
            Path folder,
            List<String> excludes,
            List<String> includes,
            Path staticFiles,
            Path webXml,
            Path webFragment) {
        return new WarSettings(
                "shop:app",
                folder,
                List.of(),
                List.of(),
                staticFiles,
                Map.of("KEY", "a<b&c"),
                Map.of("wsgilet.debug", "loopback"),
                excludes,
                includes,
                webXml,
                webFragment,
                List.of(),
                true,
                false,
                folder.resolve("shop.war"));
    }
}
