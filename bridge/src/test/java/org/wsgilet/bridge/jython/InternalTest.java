package org.wsgilet.bridge.jython;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Says what a new Jython broke: {@code mvn test -pl bridge -Dtest=InternalTest -Djython.version=...}. */
class InternalTest {

    @ParameterizedTest
    @EnumSource
    void jythonStillHas(Internal internal) {
        assertThatCode(internal::find).as("%s", internal).doesNotThrowAnyException();
    }
}
