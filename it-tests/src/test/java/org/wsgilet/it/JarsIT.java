package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --jar}: Java classes, and drivers by java.sql.DriverManager and zxJDBC. */
class JarsIT {

    private static final String SERVICES = "META-INF/services/java.sql.Driver";
    private static final String BY_ZXJDBC = "from com.ziclix.python.sql import zxJDBC\n"
            + "print zxJDBC.connect('jdbc:%1$s:x', 'me', '', 'shop.%2$s').__connection__.getCatalog()";

    @TempDir
    Path folder;

    @BeforeEach
    void makeJar() throws IOException {
        driver("Announced");
        driver("Plain");
        Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(folder.resolve(SERVICES), "shop.Announced\n");
        try (OutputStream out = Files.newOutputStream(folder.resolve("shop.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            for (String name : List.of("shop/Announced.class", "shop/Plain.class", SERVICES)) {
                jar.putNextEntry(new JarEntry(name));
                jar.write(Files.readAllBytes(folder.resolve(name)));
                Files.delete(folder.resolve(name));
            }
        }
    }

    /** A driver of connections whose catalog is the URL. */
    private void driver(String name) throws IOException {
        Path source =
                Files.writeString(folder.resolve(name + ".java"), """
                package shop;
                import java.lang.reflect.Proxy;
                import java.sql.*;
                import java.util.Properties;
                public class %1$s implements Driver {
                    public boolean acceptsURL(String url) {
                        return url.startsWith("jdbc:%2$s:");
                    }
                    public Connection connect(String url, Properties properties) {
                        return acceptsURL(url) ? proxy(Connection.class, url) : null;
                    }
                    private static <T> T proxy(Class<T> type, String url) {
                        return type.cast(Proxy.newProxyInstance(%1$s.class.getClassLoader(), new Class<?>[] {type},
                                (self, method, arguments) -> answer(method.getReturnType(), url)));
                    }
                    private static Object answer(Class<?> type, String url) {
                        if (type == DatabaseMetaData.class) {
                            return proxy(DatabaseMetaData.class, url);
                        }
                        return type == boolean.class ? (Object) false : type == int.class ? (Object) 0
                                : type == String.class ? url : null;
                    }
                    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
                        return new DriverPropertyInfo[0];
                    }
                    public int getMajorVersion() { return 1; }
                    public int getMinorVersion() { return 0; }
                    public boolean jdbcCompliant() { return false; }
                    public java.util.logging.Logger getParentLogger() { return null; }
                }
                """.formatted(name, name.toLowerCase(Locale.ROOT)));
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        assertThat(javac.run(System.out, System.err, "-d", folder.toString(), source.toString()))
                .isZero();
    }

    @Test
    void driverManagerKnowsDriversOfJars() {
        String program = "from java.sql import DriverManager\n"
                + "print DriverManager.getConnection('jdbc:announced:x').getCatalog()";

        assertThat(printed(program)).isEqualTo("jdbc:announced:x\n");
    }

    @Test
    void zxJdbcFindsDriversOfJars() {
        assertThat(printed(BY_ZXJDBC.formatted("announced", "Announced"))).isEqualTo("jdbc:announced:x\n");
        assertThat(printed(BY_ZXJDBC.formatted("plain", "Plain"))).isEqualTo("jdbc:plain:x\n");
    }

    @Test
    void otherDriversAreFoundAndMissedAsEver() {
        String program = """
                from com.ziclix.python.sql import zxJDBC
                print zxJDBC.connect('jdbc:sqlite::memory:', '', '', 'org.sqlite.JDBC').dbname
                try:
                    zxJDBC.connect('jdbc:other:x', '', '', 'shop.Missing')
                except zxJDBC.DatabaseError as e:
                    print e
                """;

        assertThat(printed(program)).isEqualTo("SQLite\ndriver [shop.Missing] not found\n");
    }

    private String printed(String program) {
        try (Cli cli = Cli.start(folder, List.of(), "run", "--jar", "shop.jar", "-c", program)) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            return cli.out();
        }
    }

    @Test
    void classesAreTheSameAfterReload() {
        Apps.write(
                folder,
                "app.py",
                "from shop import Plain",
                "from java.lang import Class, System",
                "from java.sql import DriverManager",
                "def app(environ, start_response):",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    url = 'jdbc:announced:x'",
                "    return [DriverManager.getConnection(url).getCatalog().encode('ascii'), ' ',",
                "            str(System.identityHashCode(Class.getClassLoader(Plain)))]");

        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder + "", "--jar", folder.resolve("shop.jar") + "")) {
            cli.awaitListening();
            String before = Apps.get(cli.ports().get(0), "/");
            assertThat(before).startsWith("jdbc:announced:x ");
            cli.signal("HUP");
            Await.until("it is reloaded", () -> cli.err().contains("Reloaded in "));
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo(before);
        }
    }

    @Test
    void eachCommandThatLoadsAnApplicationTakesJarsAndVariables() {
        Apps.write(folder, "app.py", "import os", "from shop import Plain", "print os.environ['SHOP']", "app = str");

        for (String command : List.of("check", "shell")) {
            try (Cli cli = Cli.start(folder, List.of(), command, "--jar", "shop.jar", "--env", "SHOP=open", "app")) {
                assertThat(cli.exitCode()).as(cli.out() + cli.err()).isZero();
                assertThat(cli.out()).startsWith("open\n");
            }
        }
    }

    @Test
    void missingJarIsSaid() {
        try (Cli cli = Cli.start(folder, List.of(), "run", "--jar", "none.jar", "-c", "pass")) {
            assertThat(cli.exitCode()).isEqualTo(2);
            assertThat(cli.err()).contains("--jar", "none.jar", "there is no such file");
        }
    }
}
