package org.wsgilet.databases.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; select 2",
                "select 1;;",
                "select ';'; x",
                "select 1; -- comment\nselect",
                "create trigger t after insert on x begin select 1; end; select 2",
                "create table end (a); begin",
                "explain create table x (a); select 1",
                "; select 1; 2",
            })
    void somethingFollowsTheFirstStatement(String sql) {
        assertThat(Sql.hasMore(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select 1;",
                "select 1; -- ;",
                "select 1; /* ; */ \n",
                "select ';', \"a;\", [b;], `c;`, 'it''s;' ",
                "select 1 -- ; select",
                "create temp trigger t after insert on x begin select ';'; update x set end = 1; end;",
                "explain query plan create trigger t after insert on x begin select 1; end",
            })
    void nothingFollowsTheFirstStatement(String sql) {
        assertThat(Sql.hasMore(sql)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "select 1; | true",
                "select 1 | false",
                "select '; | false",
                "select 1; /* | false",
                "select 1; -- end | true",
                "create trigger a begin select 1; | false",
                "create trigger a begin select 1; end; | true",
                "create table a (b); | true",
            })
    void completeStatementEndsWithASemicolon(String sql, boolean complete) {
        assertThat(Sql.isComplete(sql)).isEqualTo(complete);
    }

    @Test
    void blanksAreNoStatement() {
        assertThat(Sql.isComplete("")).isFalse();
        assertThat(Sql.isComplete(" -- x")).isFalse();
    }

    @Test
    void parametersAreNumberedAsSqliteDoes() {
        assertThat(Sql.parameterNames("select :a, ?, @b, $c, :a, ':no', [:no], x -- :no", 4))
                .containsExactly("a", null, "b", "c");
        assertThat(Sql.parameterNames("select ?3, :z, ?1", 4)).containsExactly("1", null, "3", "z");
        assertThat(Sql.parameterNames("select $a::b(c), :\u00e4", 2)).containsExactly("a::b(c)", "\u00e4");
    }

    @ParameterizedTest
    @CsvSource({"  SELECT x,SELECT", "insert into t,INSERT", "Replace into,REPLACE", "/* */ select,OTHER", "'',OTHER"})
    void kindIsTheFirstWord(String sql, Sql.Kind kind) {
        assertThat(Sql.kind(sql)).isEqualTo(kind);
    }
}
