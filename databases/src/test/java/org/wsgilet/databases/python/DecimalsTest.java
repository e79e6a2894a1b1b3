package org.wsgilet.databases.python;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyObjectDerived;
import org.python.core.imp;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.databases.Python;

class DecimalsTest {

    private static final List<String> SLOTS = List.of("_sign", "_int", "_exp", "_is_special");

    private static Interpreter interpreter;
    private static Decimals decimals;
    private static PyObject type;

    @BeforeAll
    static void begin() {
        interpreter = Python.interpreter();
        interpreter.runOnNewThread(() -> {
            decimals = new Decimals();
            type = imp.importName("decimal", true).__getattr__("Decimal");
            return Py.None;
        });
    }

    @AfterAll
    static void end() {
        interpreter.close();
    }

    private static PyObject read(String text) {
        byte[] data = ('7' + text + '7').getBytes(US_ASCII);
        return interpreter.runOnNewThread(() -> decimals.of(data, 1, text.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.00",
                "-0.00",
                "1",
                "1.50",
                "-1.50",
                "0.015",
                "007.10",
                "123456789012345678901234567890.12",
                "-99999999999999999999",
                "1000",
                "1E+5",
                "-1e-7",
                "1.",
                ".5",
                "-.5",
                "NaN",
                "-NaN",
                "sNaN",
                "Infinity",
                "-Infinity",
                " 1 ",
                "+1.5"
            })
    void areWhatTheConstructorMakes(String text) {
        PyObject made = read(text);
        PyObject same = interpreter.runOnNewThread(() -> type.__call__(Py.newString(text)));
        assertThat(made.getClass()).isEqualTo(PyObjectDerived.class);
        assertThat(made.getType()).isSameAs(type);
        for (String slot : SLOTS) {
            assertThat(made.__getattr__(slot).__repr__())
                    .as(slot)
                    .isEqualTo(same.__getattr__(slot).__repr__());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1.2.3", "x", "1-"})
    void refuseWhatTheConstructorRefuses(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(PyException.class);
    }

    @Test
    void knowTheirType() {
        assertThat(decimals.isType(type)).isTrue();
        assertThat(decimals.isType(Py.None)).isFalse();
    }
}
