package org.wsgilet.bridge.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.wsgilet.bridge.StartedPython;

/** What PEP 3333 and RFC 9110 ask of a status and of headers. */
class ResponseHeadTest {

    static {
        StartedPython.start();
    }

    @ParameterizedTest
    @CsvSource({"200 OK, 200, OK", "404 Not Found, 404, Not Found", "299 a  b, 299, a  b", "999 x, 999, x"})
    void statusIsACodeAndAReason(String line, int code, String reason) {
        ResponseHead head = ResponseHead.of(text(line), new PyList());

        assertThat(head.status()).isEqualTo(code);
        assertThat(head.reason()).isEqualTo(reason);
        assertThat(head.contentLength()).isEqualTo(ResponseHead.UNKNOWN_LENGTH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'200'          | a code and a reason separated by a single space",
                "'200 '         | a code and a reason separated by a single space",
                "'200  OK'      | a code and a reason separated by a single space",
                "' 200 OK'      | no surrounding whitespace",
                "'200 OK '      | no surrounding whitespace",
                "'20 OK'        | a code and a reason separated by a single space",
                "'2000 OK'      | a code and a reason separated by a single space",
                "'\u0662\u0660\u0660 OK' | a code and a reason separated by a single space",
                "''             | a code and a reason separated by a single space",
                "'200 O\nK'     | it must not contain control characters",
                "'200 O\u007fK' | it must not contain control characters",
                "'100 Continue' | 1xx answers are interim",
                "'000 None'     | 1xx answers are interim",
            })
    void otherStatusIsAnAssertionErrorThatQuotesTheRule(String line, String rule) {
        assertBroken(text(line), new PyList(), rule);
    }

    @Test
    void headersKeepTheirOrderAndCaseAndContentLengthIsApart() {
        ResponseHead head = ResponseHead.of(
                text("200 OK"),
                headers("Set-Cookie", "a=1", "content-length", "007", "SET-COOKIE", "b=2", "X-Empty", ""));

        assertThat(head.headers().stream()
                        .map(header -> header.name() + "=" + header.value())
                        .collect(Collectors.joining("|")))
                .isEqualTo("Set-Cookie=a=1|SET-COOKIE=b=2|X-Empty=");
        assertThat(head.contentLength()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | x       | must be a valid HTTP header field-name",
                "'a b'              | x       | must be a valid HTTP header field-name",
                "'a:'               | x       | must be a valid HTTP header field-name",
                "'a\n'              | x       | must be a valid HTTP header field-name",
                "'\u00e9'           | x       | must be a valid HTTP header field-name",
                "X-A                | 'a\nb'  | it must not include any control characters",
                "X-A                | 'a\rb'  | it must not include any control characters",
                "X-A                | 'a\u0001b' | it must not include any control characters",
                "Connection         | close   | hop-by-hop headers are the server's",
                "TRANSFER-ENCODING  | chunked | hop-by-hop headers are the server's",
                "Upgrade            | h2c     | hop-by-hop headers are the server's",
                "Content-Length     | ''      | it is a decimal number of bytes",
                "Content-Length     | -1      | it is a decimal number of bytes",
                "Content-Length     | +1      | it is a decimal number of bytes",
                "Content-Length     | '1 '    | it is a decimal number of bytes",
                "Content-Length     | 0x1     | it is a decimal number of bytes",
                "Content-Length     | 1000000000000000000 | it is a decimal number of bytes",
            })
    void otherHeaderIsAnAssertionErrorThatQuotesTheRule(String name, String value, String rule) {
        assertBroken(text("200 OK"), headers(name, value), rule);
    }

    @Test
    void whatIsNoListOfPairsOfStringsIsRefused() {
        PyObject ok = text("200 OK");
        assertBroken(text("200 O\u0000K"), new PyList(), "control characters");
        assertBroken(ok, headers("X-A", "a\u0000b"), "it must not include any control characters");
        assertBroken(Py.newUnicode("200 OK"), new PyList(), "native strings, of type str");
        assertBroken(Py.newInteger(200), new PyList(), "native strings, of type str");
        assertBroken(ok, new PyTuple(), "response_headers is a list of (header_name, header_value) tuples");
        assertBroken(ok, list(new PyList()), "response_headers is a list of (header_name, header_value) tuples");
        assertBroken(
                ok, list(new PyTuple(text("a"))), "response_headers is a list of (header_name, header_value) tuples");
        assertBroken(ok, list(new PyTuple(text("a"), Py.newInteger(1))), "native strings, of type str");
        assertBroken(ok, list(new PyTuple(Py.newUnicode("a"), text("b"))), "native strings, of type str");
        assertBroken(ok, headers("Content-Length", "1", "Content-Length", "2"), "a response has one length");
        assertThat(ResponseHead.of(ok, headers("Content-Length", "1", "Content-Length", "01"))
                        .contentLength())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"200, false, true", "204, true, false", "304, true, true", "404, false, true"})
    void someAnswersHaveNoContent(int status, boolean without, boolean mayHaveLength) {
        ResponseHead head = ResponseHead.of(text(status + " x"), new PyList());

        assertThat(head.isWithoutContent()).isEqualTo(without);
        assertThat(head.mayHaveContentLength()).isEqualTo(mayHaveLength);
    }

    private static void assertBroken(PyObject status, PyObject headers, String rule) {
        assertThatThrownBy(() -> ResponseHead.of(status, headers))
                .isInstanceOfSatisfying(
                        PyException.class,
                        e -> assertThat(e.match(Py.AssertionError)).isTrue())
                .hasMessageContaining(rule);
    }

    private static PyList headers(String... namesAndValues) {
        PyList headers = new PyList();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.append(new PyTuple(text(namesAndValues[i]), text(namesAndValues[i + 1])));
        }
        return headers;
    }

    private static PyList list(PyObject item) {
        PyList list = new PyList();
        list.append(item);
        return list;
    }

    /** Bytes: what is no Latin-1 cannot be there, and stands for itself as UTF-8. */
    private static PyString text(String text) {
        boolean isLatin1 = text.chars().allMatch(c -> c < 256);
        return isLatin1 ? Py.newString(text) : Py.newStringUTF8(text);
    }
}
