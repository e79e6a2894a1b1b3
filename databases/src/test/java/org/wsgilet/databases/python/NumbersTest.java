package org.wsgilet.databases.python;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.core.PyException;
import org.python.core.PyObject;

class NumbersTest {

    private interface Reading {
        PyObject read(byte[] data, int offset, int length);
    }

    private static PyObject read(Reading reading, String text) {
        byte[] data = ('7' + text + '7').getBytes(US_ASCII);
        return reading.read(data, 1, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "0, int, 0",
        "-0, int, 0",
        "2147483647, int, 2147483647",
        "-2147483648, int, -2147483648",
        "2147483648, long, 2147483648L",
        "-999999999999999999, long, -999999999999999999L",
        "9223372036854775808, long, 9223372036854775808L",
        "+5, int, 5",
        "007, int, 7",
        "-10000000000000000000000, long, -10000000000000000000000L"
    })
    void integersAreThoseOfPython(String text, String type, String repr) {
        PyObject value = read(Numbers::integer, text);
        assertThat(value.getType().getName()).isEqualTo(type);
        assertThat(value.__repr__().toString()).isEqualTo(repr);
        PyObject asLong = read(Numbers::longInteger, text);
        assertThat(asLong.getType().getName()).isEqualTo("long");
        assertThat(asLong.__repr__().toString()).isEqualTo(repr.replace("L", "") + "L");
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
