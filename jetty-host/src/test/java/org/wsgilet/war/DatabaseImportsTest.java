package org.wsgilet.war;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseImportsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "import sqlite3                        | [SQLITE]",
                "import os, sqlite3 as db              | [SQLITE]",
                "    from sqlite3 import dbapi2        | [SQLITE]",
                "from psycopg2.extras import DictCursor | [POSTGRESQL]",
                "import _sqlite3                       | [SQLITE]",
                "__import__('MySQLdb')                 | [MYSQL]",
                "importlib.import_module('psycopg2')   | [POSTGRESQL]",
                "# import psycopg2                     | [POSTGRESQL]",
                "`import sqlite3\nimport MySQLdb`      | [SQLITE, MYSQL]",
                "x = 'sqlite3'                         | []",
                "import sqlite3x, psycopg              | []",
                "`import os\nsqlite3 = 1`              | []",
            })
    void areFoundInTheText(String source, String databases) throws Exception {
        Files.writeString(folder.resolve("app.py"), source);
        PythonTree tree = new PythonTree();
        tree.add(folder, Selection.ofApplication(Wars.selecting(folder, List.of(), List.of())), Map.of());

        assertThat(DatabaseImports.in(tree)).hasToString(databases);
    }

    @Test
    void eachNeedsTheJarsOfItsDriver() {
        assertThat(DatabaseImports.SQLITE.needs("sqlite-jdbc-3.54.1.0.jar")).isTrue();
        assertThat(DatabaseImports.POSTGRESQL.needs("postgresql-42.7.14.jar")).isTrue();
        assertThat(DatabaseImports.POSTGRESQL.needs("HikariCP-7.1.0.jar")).isTrue();
        assertThat(DatabaseImports.MYSQL.needs("postgresql-42.7.14.jar")).isFalse();
    }
}
