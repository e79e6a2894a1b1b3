package org.wsgilet.it;

import java.nio.file.Path;

/** Where the tests find what they run; Maven starts them in their module. */
final class Project {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path PYTHON = Path.of("src/test/python").toAbsolutePath();

    private Project() {}
}
