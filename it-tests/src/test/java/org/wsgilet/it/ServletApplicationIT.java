package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A WAR of Python and servlets, in two containers: filter, session, users, dispatchers, errors. */
@ParameterizedClass
@MethodSource("containers")
class ServletApplicationIT {
    @TempDir
    static Path folder;

    private static Path war;

    @Parameter
    ContainerProcess server;

    @BeforeAll
    static void build() {
        Path xml = Apps.write(folder, "web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
                  <absolute-ordering/>
                  <listener><listener-class>org.wsgilet.it.ShopServlet$Beans</listener-class></listener>
                  <filter>
                    <filter-name>hasty</filter-name>
                    <filter-class>org.wsgilet.it.ShopServlet$Hasty</filter-class>
                  </filter>
                  <filter>
                    <filter-name>front</filter-name>
                    <filter-class>org.wsgilet.bridge.WsgiFilter</filter-class>
                    <async-supported>true</async-supported>
                    <init-param><param-name>wsgilet.app</param-name><param-value>front:front</param-value></init-param>
                  </filter>
                  <filter-mapping><filter-name>hasty</filter-name><url-pattern>/early/*</url-pattern></filter-mapping>
                  <filter-mapping><filter-name>front</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                  <servlet>
                    <servlet-name>back</servlet-name>
                    <servlet-class>org.wsgilet.bridge.WsgiServlet</servlet-class>
                    <init-param><param-name>wsgilet.app</param-name><param-value>front:back</param-value></init-param>
                  </servlet>
                  <servlet>
                    <servlet-name>java</servlet-name>
                    <servlet-class>org.wsgilet.it.ShopServlet</servlet-class>
                    <async-supported>true</async-supported>
                  </servlet>
                  <servlet-mapping><servlet-name>back</servlet-name><url-pattern>/py/*</url-pattern></servlet-mapping>
                  <servlet-mapping><servlet-name>back</servlet-name><url-pattern>/early/*</url-pattern></servlet-mapping>
                  <servlet-mapping><servlet-name>java</servlet-name><url-pattern>/java/*</url-pattern></servlet-mapping>
                  <error-page><error-code>404</error-code><location>/py/error</location></error-page>
                  <error-page><error-code>410</error-code><location>/py/error</location></error-page>
                  <security-constraint>
                    <web-resource-collection>
                      <web-resource-name>private</web-resource-name>
                      <url-pattern>/private/*</url-pattern>
                    </web-resource-collection>
                    <auth-constraint><role-name>keeper</role-name></auth-constraint>
                  </security-constraint>
                  <login-config><auth-method>BASIC</auth-method><realm-name>shop</realm-name></login-config>
                  <security-role><role-name>keeper</role-name></security-role>
                  <security-role><role-name>other</role-name></security-role>
                  <env-entry>
                    <env-entry-name>greeting</env-entry-name>
                    <env-entry-type>java.lang.String</env-entry-type>
                    <env-entry-value>hello</env-entry-value>
                  </env-entry>
                </web-app>
                """);
        Path jar = Wars.jar(
                folder.resolve("shop.jar"), ShopServlet.class, ShopServlet.Beans.class, ShopServlet.Hasty.class);
        war = Wars.build(
                Project.PYTHON.resolveSibling("shop/front.py") + ":front", "--web-xml", xml + "", "--jar", jar + "");
    }

    static Stream<Named<ContainerProcess>> containers() {
        Path users = Apps.write(
                folder,
                "users.xml",
                "<tomcat-users><user username='zoe' password='secret' roles='keeper'/></tomcat-users>");
        TomcatServer tomcat = new TomcatServer(System.getProperty("tomcat11.version"));
        tomcat.context("shop", """
                <Context>
                  <Realm className="org.apache.catalina.realm.MemoryRealm" pathname="%s"/>
                </Context>
                """.formatted(users));
        Path properties = Apps.write(folder, "users.properties", "zoe: secret, keeper");
        JettyServer jetty = new JettyServer(System.getProperty("jetty12.1.version"), "ee11");
        jetty.context("shop", """
                <!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "https://jetty.org/configure_10_0.dtd">
                <Configure class="org.eclipse.jetty.ee11.webapp.WebAppContext">
                  <Call class="org.eclipse.jetty.util.resource.ResourceFactory" name="root">
                    <Call id="users" name="newResource"><Arg>%s</Arg></Call>
                  </Call>
                  <Set name="contextPath">/shop</Set>
                  <Set name="war">/srv/shop.war</Set>
                  <Get name="securityHandler">
                    <Set name="loginService">
                      <New class="org.eclipse.jetty.security.HashLoginService">
                        <Set name="name">shop</Set>
                        <Set name="config"><Ref refid="users"/></Set>
                      </New>
                    </Set>
                  </Get>
                </Configure>
                """.formatted(properties), "ee11-plus");
        return Stream.of(Named.of("Tomcat 11", tomcat), Named.of("Jetty 12.1 ee11", jetty));
    }

    @BeforeParameterizedClassInvocation
    static void start(ContainerProcess server) {
        server.deploy("shop", war).start();
    }

    @AfterParameterizedClassInvocation
    static void stop(ContainerProcess server) {
        server.close();
    }

    @Test
    void pythonIsAskedFirst() {
        assertThat(text(get("/blocks"))).isEqualTo("/shop/blocks");
        assertThat(head("/blocks").status()).isEqualTo(200);
        Response java = get("/java/page?a=1");
        assertThat(java.status()).isEqualTo(202);
        assertThat(text(java)).isEqualTo("page \u20ac 1");
        assertThat(java.header("X-Lost")).isNull();
        assertThat(text(get("/java/later"))).isEqualTo("later");
    }

    @Test
    void middlewareChangesWhatServletsAnswer() {
        Response page = get("/java/page?a=1", "X-Rest: 1");
        assertThat(page.status()).isEqualTo(202);
        assertThat(text(page)).isEqualTo("page \u20ac 1");
        assertThat(page.header("X-Front")).isEqualTo("1");
        assertThat(page.header("X-Word")).isEqualTo("caf\u00e9");
        assertThat(page.headers("Set-Cookie")).containsExactly("one=1", "two=2");
        assertThat(page.headers("Vary")).containsExactly("Cookie", "Accept");
        Response head = head("/java/page?a=1", "X-Rest: 1");
        assertThat(head.status()).isEqualTo(202);
        assertThat(head.header("X-Front")).isEqualTo("1");
        assertThat(text(head)).isEmpty();
        assertThat(text(get("/java/gone", "X-Rest: 1"))).isEqualTo("410 no more of it\n");
        assertThat(get("/java/later", "X-Rest: 1").status()).isEqualTo(500);
        assertThat(server.log()).contains("behind wsgilet_servlets.rest nothing can answer asynchronously");
        Response begun = get("/java/begin", "X-Rest: 1");
        assertThat(text(begun)).isEqualTo("begun");
        assertThat(begun.headers("Set-Cookie")).hasSize(1);
    }

    @Test
    void responseThatHasBegunGoesOn() {
        assertThat(text(get("/early/x"))).isEqualTo("early /shop/early /x  \u20ac");
        assertThat(text(get("/early/x", "X-Rest: 1"))).isEqualTo("early ");
        assertThat(server.log()).contains("the head of the response was sent before this filter");
    }

    @Test
    void sessionIsShared() {
        Response begun = get("/java/begin");
        String cookie = "Cookie: " + begun.header("Set-Cookie").split(";")[0];
        assertThat(text(get("/visit", cookie))).isEqualTo("(1, [u'caf\\xe9', 'visits'])");
        assertThat(text(get("/visit", cookie))).startsWith("(2, ");
        assertThat(text(get("/refused", cookie)))
                .isEqualTo("(['list', 'NoneType', 'Decimal', 'object', 'complex', 'Priced', 'dict'], 2)");
        get("/java/end", cookie);
        assertThat(text(get("/visit", cookie))).isEqualTo("(1, ['visits'])");
        assertThat(text(get("/end"))).isEqualTo("((None, {}, None), {'new': 2}, True, True)");
        assertThat(text(get("/py/late"))).isEqualTo("late there can be no session");
    }

    @Test
    void sessionHoldsWhatJavaExpects() {
        Response stored = get("/stored");
        assertThat(text(stored)).isEqualTo("(True, True)");
        String cookie = "Cookie: " + stored.header("Set-Cookie").split(";")[0];
        assertThat(text(get("/java/types", cookie)))
                .isEqualTo("{cart=ArrayList, counted=Long, large=BigInteger, small=Integer}");
    }

    @Test
    void containerSaysWhoTheUserIs() {
        assertThat(get("/private/user").status()).isEqualTo(401);
        String login = Base64.getEncoder().encodeToString("zoe:secret".getBytes(StandardCharsets.UTF_8));
        assertThat(text(get("/private/user", "Authorization: Basic " + login)))
                .isEqualTo("('zoe', 'BASIC', True, False)");
        assertThat(text(get("/java-objects"))).isEqualTo("('hello', 3)");
    }

    @Test
    void pythonIncludesAndForwardsToServlets() {
        Response page = get("/page");
        assertThat(page.status()).isEqualTo(200);
        assertThat(text(page)).isEqualTo("<page \u20ac 1>");
        Response forwarded = get("/forward");
        assertThat(forwarded.status()).isEqualTo(202);
        assertThat(text(forwarded)).isEqualTo("page \u20ac 1");
        assertThat(text(get("/forward/java/missing"))).isEqualTo("sorry, 404");
        assertThat(text(get("/forward/py/x"))).isEqualTo("/shop/py /x b=2 \u20ac");
    }

    @Test
    void servletsForwardWithinWhatPythonAsksThem() {
        assertThat(text(get("/handed"))).isEqualTo("<page \u20ac 1>");
        Response page = get("/java/handed", "X-Rest: 1");
        assertThat(page.header("X-Front")).isEqualTo("1");
        assertThat(text(page)).isEqualTo("page \u20ac 1");
        assertThat(text(get("/java/writer", "X-Rest: 1"))).isEqualTo("\u20ac[/shop/py /included b=2 \u20ac]");
        assertThat(text(get("/java/stream", "X-Rest: 1"))).isEqualTo("[/shop/py /included b=2 \u20ac]");
        assertThat(text(get("/again"))).isEqualTo("what is behind the filter has answered this request already");
    }

    @Test
    void servletToWhichPythonForwardsMayAnswerAsynchronously() {
        Response later = get("/forward/java/later");
        assertThat(later.status()).isEqualTo(200);
        assertThat(text(later)).isEqualTo("later");
        assertThat(text(get("/waiting")))
                .isEqualTo("behind wsgilet_servlets.include nothing can answer asynchronously");
    }

    @Test
    void servletsIncludeAndForwardToPython() {
        assertThat(text(get("/java/writer"))).isEqualTo("\u20ac[/shop/py /included b=2 \u20ac]");
        assertThat(get("/java/writer").header("X-Back")).isNull();
        assertThat(text(get("/java/stream"))).isEqualTo("[/shop/py /included b=2 \u20ac]");
        Response forwarded = get("/java/forward?a=1");
        assertThat(text(forwarded)).isEqualTo("/shop/py /forwarded b=2 \u20ac");
        assertThat(forwarded.header("X-Back")).isEqualTo("1");
        assertThat(text(get("/java/named"))).isEqualTo("[/shop/java /named  \u20ac]");
    }

    @Test
    void bodyThatAServletHasReadIsNoFaultOfTheClient() {
        try (Wire wire = Wire.to(server.port())) {
            String form = "Content-Type: application/x-www-form-urlencoded";
            wire.send("POST /shop/java/read HTTP/1.1", "Host: h", form, "Content-Length: 3", "Connection: close");
            assertThat(wire.sendRaw("a=1").read().status()).isEqualTo(500);
        }
        assertThat(server.log()).contains("IOError: 3 of the 3 bytes of the request body were read before");
    }

    @Test
    void errorPagesAreMadeByPython() {
        Response gone = get("/java/gone");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(text(gone)).isEqualTo("sorry, 410");
        assertThat(text(get("/nobody"))).isEqualTo("sorry, 404");
        assertThat(head("/nobody").status()).isEqualTo(404);
    }

    private Response get(String path, String... headers) {
        return Apps.response(server.port(), "/shop" + path, headers);
    }

    private static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private Response head(String path, String... headers) {
        try (Wire wire = Wire.to(server.port())) {
            String[] lines = Stream.concat(
                            Stream.of("HEAD /shop" + path + " HTTP/1.1", "Host: h", "Connection: close"),
                            Stream.of(headers))
                    .toArray(String[]::new);
            return wire.send(lines).read();
        }
    }
}
