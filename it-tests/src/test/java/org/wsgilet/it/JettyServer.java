package org.wsgilet.it;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;

/** The Jetty distribution, configured as docs/containers.md recommends. */
final class JettyServer extends ContainerProcess {
    private static final Pattern PORT =
            Pattern.compile("Started \\S*ServerConnector@[^\\n]*\\{127\\.0\\.0\\.1:(\\d+)}");

    private static final Set<String> DEVIATIONS = Set.of(
            "chunkedRequestOfHttpOneDotZeroDoesNotKeepTheConnection[]",
            "httpOneDotZeroGetsNoContinue[]",
            "rawBytesInTheQueryAreKeptOrRefused[]",
            "lineEndOfAChunkDoesNotWaitForTheNextItem[]",
            "cutIsVisibleToAClientThatAskedToClose[]");
    private static final Set<String> DEVIATIONS_OF_12_0 = Set.of(
            "malformedChunksAreRefused[5\nhello\r\n0\r\n\r\n]",
            "malformedChunksAreRefused[5\r\nhello0\r\n\r\n]",
            "malformedChunksAreRefused[5\r\nhello\n0\r\n\r\n]");

    private final String environment;
    private final boolean isTwelveDotZero;
    private boolean packed;
    private String more = "";

    /** @param environment {@code ee10} or {@code ee11} */
    JettyServer(String version, String environment) {
        super("jetty-home-" + version, PORT);
        this.environment = environment;
        isTwelveDotZero = version.startsWith("12.0.");
    }

    /** Leaves WARs packed, but for their libraries. */
    @Override
    JettyServer packed() {
        packed = true;
        return this;
    }

    /** Adds the context file of a web application, and the modules that it needs. */
    JettyServer context(String name, String xml, String modules) {
        String war = base.resolve("webapps/" + name + ".war").toString();
        Apps.write(base, "webapps/" + name + ".xml", xml.replaceAll("/srv/\\w+.war", war));
        more = "," + modules;
        return this;
    }

    /** Adds a jar for all web applications, with the module {@code ext}. */
    JettyServer library(Path jar) {
        copy(jar, base.resolve("lib/ext"));
        return this;
    }

    @Override
    int copies(int wars, int servlets) {
        return packed ? servlets : 0;
    }

    private static void leavePacked(Path war) throws IOException {
        String name = war.getFileName().toString().replace(".war", "");
        String context = Page.blocks("containers.md", "xml").get(1);
        Files.writeString(
                war.resolveSibling(name + ".xml"),
                context.replace("/srv/notes.war", war.toString()).replace(">/notes<", ">/" + name + "<"));
    }

    @Override
    void configure() throws IOException {
        if (packed) {
            for (Path war : deployed()) {
                leavePacked(war);
            }
        }
        Process modules = run(
                List.of(java(), "-jar", jar(), "--add-modules=http," + environment + "-deploy" + more),
                base.resolve("modules.txt"));
        try {
            if (!modules.waitFor(120, SECONDS) || modules.exitValue() != 0) {
                throw new AssertionError("jetty-home: see " + base.resolve("modules.txt"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    List<String> command() throws IOException {
        Path temporary = Files.createDirectories(base.resolve("temp"));
        return List.of(
                java(),
                "-Xss4m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-Dorg.eclipse.jetty.http.HttpGenerator.STRICT=true",
                "-jar",
                jar(),
                "jetty.http.host=127.0.0.1",
                "jetty.http.port=0",
                "jetty.httpConfig.sendDateHeader=true",
                "jetty.httpConfig.sendServerVersion=false",
                "jetty.httpConfig.requestHeaderSize=32768",
                "jetty.httpConfig.responseHeaderSize=32768",
                "jetty.httpConfig.uriCompliance=RFC3986,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING,"
                        + "AMBIGUOUS_EMPTY_SEGMENT,SUSPICIOUS_PATH_CHARACTERS,BAD_UTF8_ENCODING");
    }

    private String jar() {
        return home.resolve("start.jar").toString();
    }

    @Override
    boolean deviates(String test) {
        boolean connect = test.equals("connectIsRefused[]") && mount().isEmpty();
        return connect || DEVIATIONS.contains(test) || isTwelveDotZero && DEVIATIONS_OF_12_0.contains(test);
    }

    // by status, whatever the application says
    @Override
    public String reason(int status, String applicationReason) {
        return HttpStatus.getMessage(status);
    }
}
