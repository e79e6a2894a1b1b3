package org.wsgilet.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnixPermissionsTest {

    @ParameterizedTest
    @CsvSource({
        "000, ---------",
        "600, rw-------",
        "0660, rw-rw----",
        "754, rwxr-xr--",
        "421, r---w---x",
        "777, rwxrwxrwx",
    })
    void areReadAsChmodReadsThem(String text, String permissions) {
        assertThat(UnixPermissions.parse(text).permissions()).isEqualTo(PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rw", "60", "680", "1660", "00660", "-660", " 660"})
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> UnixPermissions.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("three octal digits are needed, such as 660");
    }
}
