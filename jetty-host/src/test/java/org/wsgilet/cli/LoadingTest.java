package org.wsgilet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What APP may be, and what {@code serve --check} says of one that cannot be loaded. */
class LoadingTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeApplications() throws IOException {
        write("plain.py", """
                def other(environ, start_response):
                    return []
                number = 5
                def make(*args, **options):
                    if (args, options) not in [((), {}), (('x', 2), {'flag': True})]:
                        raise ValueError('called with %r %r' % (args, options))
                    return other
                def failing():
                    raise ValueError('no database')
                def number_factory():
                    return 5
                class Holder(object):
                    class nested(object):
                        app = staticmethod(other)
                """);
        write("only_app.py", "from plain import other as app");
        write("standard.py", "from plain import other as application");
        write("pkg/__init__.py", "");
        write("pkg/mod.py", "from plain import Holder");
        write("pkg/relative.py", "from .mod import Holder\nserved = Holder.nested.app");
        write("loose/file.py", "from plain import other as application");
        write("with_app/app.py", "def app(environ, start_response): return []");
        write("with_wsgi/wsgi.py", "def application(environ, start_response): return []");
        write("empty/README", "nothing to serve");
        write("needs.py", "import sys\nimport missing_thing");
        write("broken.py", "import sys\n\ndef app(:");
        write("raising.py", "def connect():\n    raise ValueError('no database')\nconnect()");
        write("exiting.py", "import sys\nsys.exit(9)");
        write("shop.wsgi", "def application(environ, start_response): return []");
        write("indented.py", "def app(environ, start_response):\nreturn []");
    }

    private static void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private static Console check(String app) {
        return Console.run("serve", app, "--check", "--chdir", folder.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain:other",
                "plain:Holder.nested.app",
                "pkg.mod:Holder.nested.app",
                "plain:make()",
                "plain:make('x', 2, flag=True)",
                "standard",
                "only_app",
                "loose/file.py",
                "loose/file.py:application",
                "with_app",
                "with_wsgi",
                "with_app/",
                "./with_app",
                "pkg/relative.py:served",
            })
    void applicationIsFound(String app) {
        Console console = check(app);

        assertThat(console.exitCode()).as(console.err()).isZero();
        assertThat(console.out()).startsWith("'" + app + "' can be served: it is ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // APP              | in the last line
                "nowhere:app        | nowhere          | looked in",
                "pkg.nowhere:app    | pkg.nowhere      | not found",
                "needs:app          | missing_thing    | import",
                "broken:app         | broken.py        | line 3",
                "plain:nope         | has no           | nope",
                "plain:nope         | callables it has | other",
                "plain:Holder.nope  | has no           | Holder.nope",
                "plain              | application      | app",
                "app:               | app:             | module:attribute",
                ":app               | :app             | module:attribute",
                "app:1x             | app:1x           | module:attribute",
                "plain:number       | number           | not callable",
                "plain:failing()    | failing()        | ValueError: no database",
                "plain:make(1)      | make(1)          | ValueError",
                "plain:make(x)      | make(x)          | literal",
                "plain:number_factory() | number_factory() | not callable",
                "raising:app        | raising          | no database",
                "exiting:app        | exiting          | SystemExit",
                "./empty            | empty            | wsgi.py",
                "empty              | empty            | is a folder with neither wsgi.py nor app.py: name the file to",
                "shop.wsgi          | shop.wsgi        | is no module: its name has to end with .py",
                "indented:app       | indented.py      | IndentationError: ",
                "plain:other()      | other()          | leave out the parentheses if it is the application, or give it",
                "loose/none.py      | none.py          | not",
                "loose/file.py:nope | has no           | nope",
            })
    void lastLineTellsWhatIsWrong(String app, String what, String hint) {
        Console console = check(app);

        assertThat(console.exitCode()).as(console.err()).isEqualTo(3);
        List<String> lines = console.err().strip().lines().toList();
        assertThat(lines.get(lines.size() - 1)).startsWith("wsgilet: ").contains(what, hint);
        assertThat(console.err()).doesNotContain("\tat ", "org.python", "importlib");
        assertThat(console.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "needs:app,'needs.py\", line 2','import missing_thing'",
        "broken:app,'broken.py\", line 3','def app(:'",
        "plain:failing(),'plain.py\", line 9, in failing','ValueError: no database'",
        "raising:app,'raising.py\", line 2, in connect','ValueError: no database'",
    })
    void tracebackShowsTheFramesOfTheUser(String app, String frame, String text) {
        assertThat(check(app).err()).contains(frame, text);
    }

    @Test
    void missingModuleHasNoTraceback() {
        assertThat(check("nowhere:app").err()).contains(folder.toString()).doesNotContain("Traceback");
    }
}
