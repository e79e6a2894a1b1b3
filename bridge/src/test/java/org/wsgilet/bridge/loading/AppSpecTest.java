package org.wsgilet.bridge.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppSpecTest {

    @TempDir
    Path directory;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String file : new String[] {
            "app.py",
            "both/app.py",
            "both/wsgi.py",
            "one/app.py",
            "pkg/__init__.py",
            "pkg/sub/__init__.py",
            "pkg/sub/web.py",
            "empty/readme.txt",
            "my-app.py"
        }) {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "app,                      app,     -,         -",
                "app:web,                  app,     web,       -",
                "pkg.sub.web:site.wsgi,    pkg.sub.web, site.wsgi, -",
                "app:make(),               app,     make,      ()",
                "'app:make(''a:b'', n=1)', app,     make,      '(''a:b'', n=1)'",
            })
    void namesAModule(String text, String module, String attribute, String arguments) throws LoadException {
        AppSpec spec = AppSpec.parse(text, directory);
        assertThat(spec.module()).isEqualTo(module);
        assertThat(spec.attribute()).isEqualTo(attribute);
        assertThat(spec.arguments()).isEqualTo(arguments);
        assertThat(spec.folder()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "app.py,             '',   app,         -",
                "./app.py:web,       '',   app,         web",
                "both,               both, wsgi,        -",
                "one/,               one,  app,         -",
                "one/app.py:make(),  one,  app,         make",
                "pkg/sub/web.py:app, '',   pkg.sub.web, app",
                ".,                  '',   app,         -",
            })
    void namesAFile(String text, String folder, String module, String attribute) throws LoadException {
        AppSpec spec = AppSpec.parse(text, directory);
        assertThat(spec.folder()).isEqualTo(directory.resolve(folder));
        assertThat(spec.module()).isEqualTo(module);
        assertThat(spec.attribute()).isEqualTo(attribute);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gone.py       | was not found",
                "empty/        | has neither wsgi.py nor app.py",
                "my-app.py     | rename it",
                "app:          | is no attribute",
                "app:1x        | is no attribute",
                "app:make(     | is no attribute",
                "my app        | names no application",
                "3x:app        | names no application",
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> AppSpec.parse(text, directory))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\site\\app.py", "C:/site/app.py"})
    void takesNoDriveForAModule(String text) {
        assertThatThrownBy(() -> AppSpec.parse(text, directory)).hasMessageContaining("was not found");
    }

    @Test
    void prefersAPackageToAFolderOfItsName() throws LoadException {
        assertThat(AppSpec.parse("pkg", directory).module()).isEqualTo("pkg");
        assertThat(AppSpec.parse("pkg", directory).folder()).isNull();
    }
}
