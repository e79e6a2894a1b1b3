package org.wsgilet.databases.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.python.core.Py;
import org.python.core.PyString;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.wsgilet.databases.Python;

class ErrorsTest {

    @BeforeAll
    static void startJython() {
        Python.interpreter();
    }

    /** What SQLite says then is of another call: "another row available". */
    @Test
    void aValueThatJavaHasNoMemoryForIsAMemoryError() {
        PyString said = Py.newString("another row available");

        assertThat(Errors.of(new SQLException("Out of memory"), said).match(Py.MemoryError))
                .isTrue();
        assertThat(Errors.of(new SQLiteException("[SQLITE_BUSY]", SQLiteErrorCode.SQLITE_BUSY), said)
                        .match(Errors.OPERATIONAL_ERROR))
                .isTrue();
    }
}
