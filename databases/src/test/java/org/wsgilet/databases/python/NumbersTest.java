package org.wsgilet.databases.python;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.wsgilet.bridge.jython.Interpreter;
import org.wsgilet.databases.Python;

class NumbersTest {

    private static Interpreter interpreter;

    /** Changes Jython's classes, before any is loaded. */
    @BeforeAll
    static void begin() {
        interpreter = Python.interpreter();
    }

    @AfterAll
    static void end() {
        interpreter.close();
    }

    private interface Reading {
        PyObject read(byte[] data, int offset, int length);
    }

    private static PyObject read(Reading reading, String text) {
        byte[] data = ('7' + text + '7').getBytes(US_ASCII);
        return reading.read(data, 1, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "2147483647, 2147483647",
        "-2147483648, -2147483648",
        "2147483648, 2147483648",
        "-999999999999999999, -999999999999999999",
        "9223372036854775808, 9223372036854775808",
        "+5, 5",
        "007, 7",
        "-10000000000000000000000, -10000000000000000000000"
    })
    void integersAreThoseOfPython(String text, BigInteger expected) {
        PyObject value = read(Numbers::integer, text);
        assertThat(value).isInstanceOf(expected.bitLength() < Integer.SIZE ? PyInteger.class : PyLong.class);
        assertThat(value.__str__()).hasToString(expected.toString());
        PyObject asLong = read(Numbers::longInteger, text);
        assertThat(asLong).isInstanceOf(PyLong.class);
        assertThat(asLong.__str__()).hasToString(expected.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1.5", "x", "1x", "--1"})
    void whatIsNoIntegerIsAValueError(String text) {
        assertThatThrownBy(() -> read(Numbers::integer, text)).isInstanceOf(PyException.class);
        assertThatThrownBy(() -> read(Numbers::longInteger, text)).isInstanceOf(PyException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0, -0.0",
        "-0.0, -0.0",
        "1.5, 1.5",
        "-.5, -0.5",
        "5., 5.0",
        "0.1, 0.1",
        "1e22, 1e+22",
        "123456789012345, 123456789012345.0",
        "0.000000000000001, 1e-15",
        "9007199254740993, 9007199254740992.0",
        "2.2250738585072011e-308, 2.225073858507201e-308",
        "1e400, inf",
        "NaN, nan",
        "Infinity, inf",
        "-inf, -inf"
    })
    void floatsAreThoseOfPython(String text, String repr) {
        assertThat(read(Numbers::floating, text).__repr__().toString()).isEqualTo(repr);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "1.2.3", "1e", "1d", "0x1p3", "x"})
    void whatIsNoFloatIsAValueError(String text) {
        assertThatThrownBy(() -> read(Numbers::floating, text)).isInstanceOf(PyException.class);
    }

    @Test
    void floatsAreTheNearest() {
        Random random = new Random(27);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder(Long.toString(random.nextLong() >> random.nextInt(64)));
            text.insert(text.charAt(0) == '-' ? 1 : 0, "000", 0, random.nextInt(4));
            text.insert(text.length() - random.nextInt(text.charAt(0) == '-' ? text.length() - 1 : text.length()), '.');
            assertThat(read(Numbers::floating, text.toString()).asDouble())
                    .as("%s", text)
                    .isEqualTo(Double.parseDouble(text.toString()));
        }
    }
}
