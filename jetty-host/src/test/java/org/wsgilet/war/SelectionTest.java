package org.wsgilet.war;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What travels in a WAR. */
class SelectionTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "app.py,",
        "templates/page.html,",
        "data/test_data.json,",
        "test.py,",
        "app.pyc, runs on CPython only",
        "app.pyo, runs on CPython only",
        "_speedups.so, 'C extension, runs on CPython only'",
        "lib/libx.so.1, 'C extension, runs on CPython only'",
        "x.pyd, 'C extension, runs on CPython only'",
        "test_app.py, tests",
        "shop/conftest.py, tests",
        ".DS_Store, of an editor",
        "app.py~, of an editor",
        ".app.py.swp, of an editor",
        ".env, a secret",
        ".env.production, a secret",
        "conf/shop.env, a secret",
        "conf/server.key, a secret",
        "conf/store.p12, a secret",
        "conf/store.jks, a secret",
        "id_rsa, a secret",
        "id_rsa.pub,",
        ".htpasswd, a secret",
        "environment.py,",
        "wsgilet.toml, settings of wsgilet serve",
        ".envrc, a secret",
        ".git-credentials, a secret",
        "conf/deploy.ppk, a secret",
        "id_ed25519_sk, a secret",
        "schema.sql,",
        "shop.sql.gz, a database",
        "shop.dump, a database",
        "keys.py,",
        "shop.db, a database",
        "data/shop.sqlite3, a database",
        "shop.sqlite-wal, a database",
        "shop.db-journal, a database",
        "shop.log, a log",
        "logs/shop.log.1, a log",
        ".env.db, a secret",
        ".env.log, a secret",
        "shop.log.sqlite3, a database",
        "shop.log.key, a secret",
        "lib.so.pyc, runs on CPython only",
        "lib.so.1~, of an editor",
        "catalog.py,",
    })
    void filesOfAnApplication(String path, String reason) throws Exception {
        assertThat(reasonAgainst(Selection.ofApplication(settings(List.of(), List.of())), path))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "flask/app.py,",
        "pkg/test_helpers.py,",
        "pkg/conftest.py,",
        "pkg/x.so, 'C extension, runs on CPython only'",
        "pkg/x.pyc, runs on CPython only",
        "certifi/cacert.pem,",
        "pytz/zones.db,",
        "pkg/test.key,",
    })
    void filesOfInstalledPackages(String path, String reason) throws Exception {
        assertThat(reasonAgainst(Selection.ofSitePackages(settings(List.of(), List.of())), path))
                .isEqualTo(reason);
    }

    @Test
    void linksToSourcesStayBehindAndPathsWithinTravel() throws Exception {
        Selection selection = Selection.ofSitePackages(settings(List.of(), List.of()));
        Path file = folder.resolve("easy-install.pth");
        Path relative = file.getFileName();

        Files.writeString(file, "./shop-1.0-py2.7.egg\n");
        assertThat(selection.reasonAgainstFile(file, relative)).isNull();
        Files.writeString(file, "./shop-1.0-py2.7.egg\n/home/ada/shop\n");
        assertThat(selection.reasonAgainstFile(file, relative)).startsWith("a source that is elsewhere: ");
    }

    @ParameterizedTest
    @CsvSource({
        // path, exclude, include, reason
        "logo.psd, *.psd, , excluded",
        "art/logo.psd, *.psd, , excluded",
        "docs/a/b.txt, docs/**, , excluded",
        "doc/a.txt, docs/**, ,",
        "logo.psd, ./logo.psd, , excluded",
        "art/logo.psd, /art/*.psd, , excluded",
        "art, art/, , excluded",
        "logo.psd, *.psd, logo.psd,",
        "test_app.py, , test_*.py,",
        "a/x.so, , a/*.so,",
        "b/x.so, , a/*.so, 'C extension, runs on CPython only'",
    })
    void globsDecideFirst(String path, String exclude, String include, String reason) throws Exception {
        WarSettings settings = settings(
                exclude == null ? List.of() : List.of(exclude), include == null ? List.of() : List.of(include));

        assertThat(reasonAgainst(Selection.ofApplication(settings), path)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        // folder, a file in it, of the application, of installed packages
        "templates, page.html, ,",
        ".git, config, version control, version control",
        "shop/.hg, x, version control, version control",
        ".tox, x, of a tool, of a tool",
        ".pytest_cache, x, of a tool, of a tool",
        "__pycache__, x.pyc, runs on CPython only, runs on CPython only",
        "venv, pyvenv.cfg, a virtual environment: name its packages with --site-packages,"
                + " a virtual environment: name its packages with --site-packages",
        "env2, bin/activate, a virtual environment: name its packages with --site-packages,"
                + " a virtual environment: name its packages with --site-packages",
        "tests, test_a.py, tests, tests",
        "test, test_a.py, tests,",
        "tests, data.json, ,",
        "bin, run, , scripts",
        "shop/bin, run, ,",
        "node_modules, x, of a tool, of a tool",
        "instance, config.py, data of this machine,",
        ".ssh, config, secrets,",
        ".aws, credentials, secrets,",
    })
    void folders(String path, String file, String reason, String reasonInPackages) throws Exception {
        Path inside = folder.resolve(path).resolve(file);
        Files.createDirectories(inside.getParent());
        Files.createFile(inside);
        WarSettings settings = settings(List.of(), List.of());

        assertThat(Selection.ofApplication(settings).reasonAgainstFolder(folder.resolve(path), Path.of(path)))
                .isEqualTo(reason);
        assertThat(Selection.ofSitePackages(settings).reasonAgainstFolder(folder.resolve(path), Path.of(path)))
                .isEqualTo(reasonInPackages);
    }

    @ParameterizedTest
    @CsvSource({"CERTIFICATE,", "PRIVATE KEY, a secret", "RSA PRIVATE KEY, a secret", "ENCRYPTED PRIVATE KEY, a secret"
    })
    void pemIsASecretWithAKey(String label, String reason) throws Exception {
        Files.writeString(
                folder.resolve("x.pem"), "-----BEGIN " + label + "-----\nAAAA\n-----END " + label + "-----\n");

        assertThat(reasonAgainst(Selection.ofApplication(settings(List.of(), List.of())), "x.pem"))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        // file, the line before the key, reason
        "deploy_key, , a secret",
        "conf/deploy.txt, , a secret",
        "both.crt, -----END CERTIFICATE-----, a secret",
        "readme.txt, A key begins so:,",
    })
    void fileIsASecretIfItIsAPrivateKey(String file, String before, String reason) throws Exception {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(
                folder.resolve(file),
                Stream.of(before, "-----BEGIN OPENSSH PRIVATE KEY-----", "AAAA")
                        .filter(Objects::nonNull)
                        .toList());

        assertThat(reasonAgainst(Selection.ofApplication(settings(List.of(), List.of())), file))
                .isEqualTo(reason);
    }

    @Test
    void whatIsNoGlobIsNamed() {
        assertThatThrownBy(() -> Selection.ofApplication(settings(List.of("["), List.of())))
                .isInstanceOf(WarException.class)
                .hasMessageContaining("'[' is no glob");
    }

    private String reasonAgainst(Selection selection, String path) throws IOException {
        return selection.reasonAgainstFile(folder.resolve(path), Path.of(path));
    }

    private WarSettings settings(List<String> excludes, List<String> includes) {
        return Wars.selecting(folder, excludes, includes);
    }
}
