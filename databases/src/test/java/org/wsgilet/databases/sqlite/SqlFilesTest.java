package org.wsgilet.databases.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFilesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "attach 'b' as c | attach  f('b') as c",
                "ATTACH DATABASE ?1 AS c; | ATTACH DATABASE  f(?1) AS c;",
                "attach(cast(x as text), '.db')as c | attach f((cast(x as text), '.db'))as c",
                "attach /* as */ :a -- b | attach /* as */ :a -- b",
                "attach \"a'b\"\"c\" as d | attach  f('a''b\"c') as d",
                "attach [a] as b; attach c as d | attach  f('a') as b; attach  f('c') as d",
                "attach '/' as b; attach \"/\" as c; attach 'a' as d | attach '/' as b; attach \"/\" as c; attach  f('a') as d",
                "attach null as b | attach  f(null) as b",
                "vacuum; vacuum into 'a'; select 'b' | vacuum; vacuum into  f('a'); select 'b'",
                "vacuum main into ? -- x | vacuum main into  f(?) -- x",
            })
    void filesGoThroughTheFunction(String sql, String changed) {
        assertThat(SqlFiles.through("f", name -> !name.equals("/"), sql)).isEqualTo(changed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'attach a as b'",
                "attach",
                "attach as b",
                "attach 'b",
                "vacuum",
                "vacuum into",
                "insert into vacuum values (1)",
                "create trigger attach after insert on x begin select 1; end",
            })
    void otherStatementsStay(String sql) {
        assertThat(SqlFiles.through("f", name -> !name.equals("/"), sql)).isEqualTo(sql);
    }
}
