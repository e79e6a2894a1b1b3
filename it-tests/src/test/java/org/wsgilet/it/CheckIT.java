package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wsgilet check APP}. */
class CheckIT {
    @TempDir
    Path folder;

    @Test
    void nothingIsWrongWithAnApplicationThatWorks() {
        Apps.write(
                folder,
                "shop.py",
                "import json, sqlite3, java.util, helper",
                "try:",
                "    import ujson",
                "except ImportError:",
                "    pass",
                "def app(environ, start_response): pass");
        Apps.write(folder, "helper.py", "NAME = 'helper'");
        Apps.write(folder, "packages/fast.py", "import nowhere"); // as "wsgilet install -t packages" leaves it
        Apps.write(folder, "packages/fast-1.0.dist-info/METADATA", "");

        try (Cli cli = check("shop:app")) {
            assertThat(cli.exitCode()).as(cli.out() + cli.err()).isZero();
            assertThat(cli.out()).isEqualTo("shop:app: 2 modules looked at, nothing is wrong\n");
        }
    }

    @Test
    void whatWillNotWorkIsNamedWithItsPlace() throws IOException {
        Apps.write(
                folder,
                "shop.py",
                "def make(name='x'):",
                "    def app(environ, start_response): pass",
                "    return app");
        Apps.write(
                folder,
                "later.py",
                "def page():",
                "    import PIL.Image",
                "    import nowhere",
                "    import json",
                "    import curses.ascii");
        Apps.write(folder, "newer.py", "async def page():", "    pass");
        Files.createDirectories(folder.resolve("site-packages/fast"));
        Files.createFile(folder.resolve("site-packages/fast/_speed.so"));

        try (Cli cli = check("shop:make", "--certfile", "none.pem")) {
            assertThat(cli.exitCode()).as(cli.out() + cli.err()).isEqualTo(1);
            assertThat(cli.out())
                    .contains("shop:make(name) takes no environ and start_response: if it makes the application, write")
                    .contains(
                            "later.py:2: no module named PIL; C extension, does not run on the JVM: use javax.imageio")
                    .contains("later.py:3: no module named nowhere: wsgilet install brings it\n")
                    .contains("later.py:5: curses is a module of CPython's standard library that is not there")
                    .containsPattern("newer\\.py:1: .*: no Python 2\\.7; sources of Python 3 do not run\n")
                    .contains("the file none.pem cannot be read")
                    .contains("note: fast/_speed.so: a C extension, which is not loaded\n")
                    .endsWith("shop:make: 3 modules looked at, 6 wrong\n")
                    .doesNotContain("json");
        }
    }

    @Test
    void applicationThatDoesNotLoadIsNamed() {
        Apps.write(folder, "shop.py", "import lxml.etree");

        try (Cli cli = check("shop:app")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.out())
                    .startsWith("the application does not load: shop.py:1: no module named lxml; ")
                    .containsOnlyOnce("lxml;")
                    .endsWith("shop:app: 1 module looked at, 1 wrong\n");
        }
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Apps.write(folder, "shop.py", "import helper, fast", "def app(environ, start_response): pass");
        Apps.write(folder, "helper.py", "async def get(): pass");
        Files.createFile(folder.resolve("fast.so"));
        Files.createSymbolicLink(folder.resolve("gone.py"), Path.of("nowhere"));

        try (Cli cli = check("shop:app")) {
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.out())
                    .contains("the application does not load: helper.py:1: ")
                    .containsOnlyOnce("no Python 2.7")
                    .contains("gone.py: it cannot be read: No such file")
                    .contains("shop.py:1: " + folder.resolve("fast.so") + " is a C extension, which does not run")
                    .endsWith("shop:app: 3 modules looked at, 3 wrong\n");
        }
    }

    private Cli check(String app, String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "check";
        words[1] = app;
        System.arraycopy(options, 0, words, 2, options.length);
        return Cli.start(folder, List.of(), words);
    }
}
