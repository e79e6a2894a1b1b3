package org.wsgilet.bridge.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyTuple;
import org.python.util.PythonInterpreter;
import org.wsgilet.bridge.StartedPython;

class BoundedReprTest {

    static {
        StartedPython.start();
    }

    private final PythonInterpreter python = new PythonInterpreter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "None                  | None",
                "'a'                   | 'a'",
                "u'\\xe9'              | u'\\xe9'",
                "(1,)                  | (1,)",
                "()                    | ()",
                "[1, 'b', (2L, [])]    | [1, 'b', (2L, [])]",
                "{'a': {1: None}}      | {'a': {1: None}}",
                "set([1])              | set([1])",
                "range(100)            | [0, 1, 2, 3, 4, 5, 6 ...",
                "'x' * 100             | 'xxxxxxxxxxxxxxxxxxx ...",
                "set(range(1001))      | <set of 1001 items>",
                "frozenset(range(2000)) | <frozenset of 2000 i ...",
            })
    void isThatOfPythonUpToItsLimit(String expression, String text) {
        assertThat(new BoundedRepr(20).of(python.eval(expression))).isEqualTo(text);
    }

    @Test
    void whatContainsItselfIsShownOnce() {
        PyList list = new PyList();
        list.append(list);
        list.append(new PyTuple(list, Py.One));

        assertThat(new BoundedRepr(100).of(list)).isEqualTo("[[...], ([...], 1)]");
    }

    @Test
    void whatRaisesIsNamed() {
        python.exec("class Broken(object):\n    def __repr__(self):\n        raise ValueError");

        assertThat(new BoundedRepr(100).of(python.eval("[Broken()]"))).isEqualTo("[<Broken whose repr() failed>]");
    }
}
