package org.wsgilet.databases.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "h:5432:db:me:secret,secret",
        "*:*:*:*:a:b,a",
        "h:5432:db:me:,''",
        "h:5432:db:other:secret,",
        "h:5432:db:me,",
        "h:*:d\\b:me:a\\:b\\\\c,a:b\\c",
        "\\h:*:*:*:x,x",
        "\\*:*:*:*:x,",
        "h\\:5432:*:*:*:x,",
        "'',",
    })
    void aLineHasThePasswordOfWhatItNames(String line, String password) {
        assertThat(PasswordFile.password(line, List.of("h", "5432", "db", "me")))
                .isEqualTo(password);
    }

    @Test
    void theFirstLineThatMatchesCounts() throws IOException {
        Path file = folder.resolve("pass");
        assertThat(PasswordFile.password(file, "h", 1, "d", "u")).isNull();
        Files.writeString(file, "#h:1:d:u:no\r\nh:2:d:u:two\r\nh:1:d:u:one\nh:1:d:u:late\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(PasswordFile.password(file, "h", 1, "d", "u")).isEqualTo("one");
        assertThat(PasswordFile.password(file, "h", 3, "d", "u")).isNull();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(PasswordFile.password(file, "h", 1, "d", "u")).isNull();
    }
}
