package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The standard library as CPython 2.7 has it: our own cases; those of CPython are in {@link CPythonModulesIT}. */
class LibraryIT {

    private static final Path FOLDER = Project.ROOT.resolve("bridge/src/test/python/library");

    static List<String> libraryGivesWhatCpythonGives() {
        return Stream.of(FOLDER.toFile().list())
                .filter(name -> name.matches("test_\\w+\\.py"))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource
    void libraryGivesWhatCpythonGives(String tests) {
        try (Cli cli = Cli.start(FOLDER, List.of(), "run", tests)) {
            assertThat(cli.exitCode()).as(cli.err()).isZero();
        }
    }
}
