package org.wsgilet.bridge.loading;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsgilet.bridge.WsgiApplication;
import org.wsgilet.bridge.WsgiSettings;

class ImportHintTest {

    @TempDir
    Path folder;

    @Test
    void cExtensionsAreNamed() throws Exception {
        write("fast/__init__.py", "from fast import speed");
        write("fast/speed.so", "");
        write("alone.cpython-27mu.so", "");

        assertImport("fast.speed", "fast/speed.so is a C extension, which does not run on the JVM");
        assertImport("alone", "alone.cpython-27mu.so is a C extension");
        assertImport("nowhere", "wsgilet install brings packages");
    }

    @Test
    void modulesOfCpythonAreNamed() throws Exception {
        write("shop/__init__.py", "import shop.parser");

        assertImport("curses", "curses is a module of CPython's standard library that is not there on the JVM");
        assertImport("shop", "wsgilet install brings packages");
    }

    @Test
    void packagesOfWhichMoreIsKnownAreNamed() throws Exception {
        assertImport("numpy", "C extension, does not run on the JVM: there is no replacement");
        assertImport("PIL.Image", "C extension, does not run on the JVM: use javax.imageio");
        assertImport("enum", "a module of Python 3; for Python 2.7: wsgilet install enum34");
        assertImport("asyncio", "a module of Python 3: take a version of the package for Python 2.7");
    }

    @Test
    void circularImportsAreNamed() throws Exception {
        write("shop/__init__.py", "import shop.models");
        write("shop/models.py", "from shop.views import page\nx = 1");
        write("shop/views.py", "from .models import x\npage = 1");
        write("flat.py", "import other\nname = 1");
        write("other.py", "from flat import name");

        assertImport("shop", "circular import: shop.models, which is still being imported, has no 'x' yet");
        assertImport("flat", "circular import: flat, which is still being imported, has no 'name' yet");
    }

    @Test
    void sourcesWithoutAnEncodingHaveFileLineAndByte() throws Exception {
        write("plain.py", "x = 1\ny = '\u00e9'\n");

        assertImport("plain", "Non-ASCII character '\\xe9' in file", "plain.py, line 2: Wsgilet runs Python 2.7");
    }

    // String.format has the digits of the country that the JVM thinks it is in.
    @Test
    void numbersHaveTheDigitsOfPython() throws Exception {
        write("plain.py", "x = 1\ny = '\u00e9'\n");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertImport("plain", "on line 2,");
        } finally {
            Locale.setDefault(before);
        }
    }

    private void assertImport(String module, String... parts) throws Exception {
        write("app.py", "import " + module + "\n");
        WsgiSettings settings = WsgiSettings.of("app").chdir(folder);
        assertThatThrownBy(() -> WsgiApplication.load(settings).close())
                .isInstanceOf(LoadException.class)
                .hasMessageContainingAll(parts);
    }

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }
}
