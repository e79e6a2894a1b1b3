package org.wsgilet.it;

import java.nio.file.Path;

/** Where the tests find what they run; Maven starts them in their module. */
final class Project {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What the release archive has. */
    static final Path INSTALLATION = ROOT.resolve("jetty-host/target/wsgilet");

    /** What {@code ./wsgilet} runs once it is built; the script itself would build in the middle of the tests. */
    static final Path COMMAND = INSTALLATION.resolve("bin/wsgilet");

    static final Path PYTHON = Path.of("src/test/python").toAbsolutePath();

    /** Where files go that {@code mvn clean} removes. */
    static final Path TARGET = Path.of("target").toAbsolutePath();

    static final Path SAMPLES = ROOT.resolve("python-samples");

    /** Flask and Bottle; python-samples/fetch-frameworks fills it. */
    static final Path FRAMEWORKS = SAMPLES.resolve("frameworks");

    private Project() {}
}
