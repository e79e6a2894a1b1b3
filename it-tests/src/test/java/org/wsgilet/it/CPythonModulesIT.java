package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Quick modules of CPython's own tests; {@code python-samples/cpython-tests/run} without modules runs all. */
class CPythonModulesIT {

    @Test
    void testsOfCpythonPassOrAreKnownDifferences() {
        List<String> command = List.of(
                Project.SAMPLES.resolve("cpython-tests/run").toString(),
                "--wsgilet",
                Project.COMMAND.toString(),
                "test_json",
                "test_struct",
                "test_strftime",
                "test_glob",
                "test_functools");
        try (Cli cli = Cli.startProgram(Project.ROOT, List.of(), command)) {
            assertThat(cli.exitCode()).as(cli.out() + cli.err()).isZero();
        }
    }
}
