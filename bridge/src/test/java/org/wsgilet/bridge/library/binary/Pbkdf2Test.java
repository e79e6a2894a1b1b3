package org.wsgilet.bridge.library.binary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.python.core.PyException;
import org.python.core.PyString;
import org.wsgilet.bridge.StartedPython;

class Pbkdf2Test {

    static {
        StartedPython.start();
    }

    /** SHA-1: the vectors of RFC 6070. SHA-256: those of RFC 7914, section 11. */
    @ParameterizedTest
    @CsvSource({
        "sha1, password, salt, 1, 0c60c80f961f0e71f3a9b524af6012062fe037a6",
        "sha1, password, salt, 4096, 4b007901b765489abead49d926f721d065a429c1",
        "sha1, passwordPASSWORDpassword, saltSALTsaltSALTsaltSALTsaltSALTsalt, 4096,"
                + "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
        "sha256, passwd, salt, 1, 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        "sha256, Password, NaCl, 80000, 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d",
    })
    void derivesTheKeysOfTheRfcs(String hash, String password, String salt, int iterations, String key) {
        PyString derived =
                Pbkdf2.derive(hash, new PyString(password), new PyString(salt), iterations, key.length() / 2);
        assertThat(HexFormat.of().formatHex(derived.getString().getBytes(ISO_8859_1)))
                .isEqualTo(key);
    }

    @Test
    void refusesAnUnknownHash() {
        assertThatThrownBy(() -> Pbkdf2.derive("md7", new PyString("p"), new PyString("s"), 1, 8))
                .isInstanceOf(PyException.class)
                .hasToString("ValueError: unsupported hash type md7\n");
    }
}
