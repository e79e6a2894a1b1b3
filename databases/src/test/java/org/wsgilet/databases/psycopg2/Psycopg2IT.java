package org.wsgilet.databases.psycopg2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.imp;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.databases.ContainerNames;
import org.wsgilet.databases.Python;

/**
 * The tests in {@code src/test/python} with a server, on Debian's copy of psycopg2; skipped where no server is
 * installed.
 */
class Psycopg2IT {

    private static PostgresServer server;
    private static HikariDataSource containerPool;

    @BeforeAll
    static void start() throws Exception {
        boolean installed = PostgresServer.isInstalled();
        assumeTrue(installed || "true".equals(System.getenv("CI")), "PostgreSQL is not installed: see .ci/install");
        server = PostgresServer.start();
        containerPool = ContainerNames.bindPool(
                "org.postgresql.Driver",
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres",
                "postgres",
                null);
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
            strings = {
                "psycopg2_values",
                "psycopg2_sessions",
                "psycopg2_dropped",
                "psycopg2_pool",
                "sqlalchemy_postgresql"
            })
    void pass(String module) {
        try (Interpreter interpreter = Python.interpreter(Path.of("psycopg2").toAbsolutePath())) {
            PyObject said = interpreter.runOnNewThread(() -> {
                PyObject tests = imp.importName(module, true);
                tests.__setattr__("DSN", Py.newString(server.dsn()));
                tests.__setattr__("SOCKET", Py.newString(server.socketFolder().toString()));
                tests.__setattr__("PORT", Py.newInteger(server.port()));
                tests.__setattr__("RESTART", Py.java2py((Runnable) server::restart));
                return imp.importName("running", true).invoke("run", Py.newString(module));
            });
            assertThat(said.toString()).isEmpty();
        }
    }
}
