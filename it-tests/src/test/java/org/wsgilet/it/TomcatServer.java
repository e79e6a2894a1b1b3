package org.wsgilet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Apache Tomcat, configured as docs/containers.md recommends. */
final class TomcatServer extends ContainerProcess {
    private static final Pattern PORT = Pattern.compile("Starting ProtocolHandler \\[\"http-nio-\\S*?-(\\d+)\"]");

    private static final Set<String> DEVIATIONS = Set.of(
            "ambiguousHeadIsRefused[X-Thing: a\r\n b]",
            "malformedRequestIsRefused[GET\t/list\tHTTP/1.1\r\nHost: a\r\n\r\n]",
            "targetOfAHundredKilobytesIsToldTooLong[]",
            "chunkedRequestOfHttpOneDotZeroDoesNotKeepTheConnection[]",
            "bodyCutShortCanBeHandledByTheApplication[]");

    private boolean packed;

    TomcatServer(String version) {
        super("apache-tomcat-" + version, PORT);
    }

    /** Leaves WARs packed. */
    @Override
    TomcatServer packed() {
        packed = true;
        return this;
    }

    /** Adds the context file of a web application. */
    TomcatServer context(String name, String xml) {
        Apps.write(base, "conf/Catalina/localhost/" + name + ".xml", xml);
        return this;
    }

    /** Adds a jar for all web applications. */
    TomcatServer library(Path jar) {
        copy(jar, base.resolve("lib"));
        return this;
    }

    @Override
    void configure() throws IOException {
        Path conf = Files.createDirectories(base.resolve("conf"));
        for (String name : List.of("web.xml", "logging.properties")) {
            Files.copy(home.resolve("conf").resolve(name), conf.resolve(name));
        }
        // Requests that Tomcat refuses itself: it logs the first of each kind with a Java stack.
        Files.writeString(
                conf.resolve("logging.properties"),
                "\norg.apache.coyote.http11.Http11Processor.level = WARNING\n",
                StandardOpenOption.APPEND);
        Files.createDirectories(base.resolve("temp"));
        Files.createDirectories(base.resolve("logs"));
        Files.writeString(conf.resolve("server.xml"), """
                <Server port="-1">
                  <Listener className="org.apache.catalina.core.JreMemoryLeakPreventionListener"/>
                  <Listener className="org.apache.catalina.core.ThreadLocalLeakPreventionListener"/>
                  <Service name="Catalina">
                    <Connector port="0" address="127.0.0.1" URIEncoding="ISO-8859-1"
                        encodedSolidusHandling="passthrough" encodedReverseSolidusHandling="passthrough"
                        relaxedQueryChars="[]|{}^`&quot;&lt;&gt;" continueResponseTiming="onRead"
                        maxHttpRequestHeaderSize="32768" maxHeaderCount="1000"/>
                    <Engine name="Catalina" defaultHost="localhost">
                      <Host name="localhost" appBase="webapps" unpackWARs="%s" autoDeploy="false"/>
                    </Engine>
                  </Service>
                </Server>
                """.formatted(!packed));
    }

    @Override
    List<String> command() {
        Path script = home.resolve("bin/catalina.sh");
        if (!script.toFile().setExecutable(true)) {
            throw new UncheckedIOException(new IOException(script + " cannot be made executable"));
        }
        return List.of(script.toString(), "run");
    }

    @Override
    int copies(int wars, int servlets) {
        return packed ? wars + servlets : 0;
    }

    @Override
    boolean deviates(String test) {
        return DEVIATIONS.contains(test);
    }

    // org.apache.coyote.http11.Http11Processor.statusDropsConnection
    @Override
    public boolean closesAfter(int status) {
        return Set.of(400, 408, 411, 413, 414, 500, 501, 503).contains(status);
    }

    // Tomcat sends no reason phrase at all
    @Override
    public String reason(int status, String applicationReason) {
        return "";
    }
}
