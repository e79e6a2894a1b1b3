package org.wsgilet.databases.mysqldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.imp;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.databases.ContainerNames;
import org.wsgilet.databases.Python;

/**
 * The tests in {@code src/test/python} with a server, on Debian's copy of mysqlclient; skipped where no server is
 * installed.
 */
class MySqlDbIT {

    private static MariaDbServer server;
    private static HikariDataSource containerPool;

    @BeforeAll
    static void start() throws Exception {
        boolean installed = MariaDbServer.isInstalled();
        assumeTrue(installed || "true".equals(System.getenv("CI")), "MariaDB is not installed: see .ci/install");
        server = MariaDbServer.start();
        containerPool = ContainerNames.bindPool(
                "org.mariadb.jdbc.Driver",
                "jdbc:mariadb://127.0.0.1:" + server.port() + "/test?sessionVariables=lock_wait_timeout=77",
                "tester",
                MariaDbServer.password());
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            containerPool.close();
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysqldb_values", "mysqldb_sessions", "mysqldb_dropped", "mysqldb_pool", "sqlalchemy_mysql"})
    void pass(String module) {
        try (Interpreter interpreter = Python.interpreter(
                Path.of("mysqldb").toAbsolutePath(), Path.of("psycopg2").toAbsolutePath())) {
            PyObject said = interpreter.runOnNewThread(() -> {
                PyObject tests = imp.importName(module, true);
                tests.__setattr__("SERVER", arguments());
                tests.__setattr__("SOCKET", Py.newString(server.socket().toString()));
                tests.__setattr__(
                        "CERTIFICATE", Py.newString(server.certificate().toString()));
                tests.__setattr__("RESTART", Py.java2py((Runnable) server::restart));
                tests.__setattr__("KEY", Py.newString(server.key().toString()));
                return imp.importName("running", true).invoke("run", Py.newString(module));
            });
            assertThat(said.toString()).isEmpty();
        }
    }

    private static PyDictionary arguments() {
        PyDictionary arguments = new PyDictionary();
        Map.of("host", "127.0.0.1", "user", "tester", "passwd", MariaDbServer.password(), "db", "test")
                .forEach((name, value) -> arguments.__setitem__(Py.newString(name), Py.newString(value)));
        arguments.__setitem__(Py.newString("port"), Py.newInteger(server.port()));
        return arguments;
    }

    @Test
    void withoutMysqlclientTheErrorSaysWhatIsMissing() {
        try (Interpreter interpreter = Python.interpreter()) {
            assertThatThrownBy(() -> interpreter.runOnNewThread(() -> imp.importName("_mysql", true)))
                    .isInstanceOf(PyException.class)
                    .hasMessageContaining("install its Python files, MySQLdb/; their C part is built in");
        }
    }
}
