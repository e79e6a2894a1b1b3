package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A running {@code ./wsgilet serve}: addresses, environment, logs and signals. */
class CliServingIT {
    @TempDir
    Path folder;

    @Test
    void eachAddressIsPrintedAndServed() {
        Apps.writeAnswering(folder, "app.py", "app", "", "environ['SERVER_PORT']");
        try (Cli cli = serve("app", "--bind", "127.0.0.1:0")) {
            assertThat(cli.ports()).hasSize(2).doesNotContain(0).doesNotHaveDuplicates();
            for (int port : cli.ports()) {
                assertThat(Apps.get(port, "/")).isEqualTo(port + "");
            }
        }
    }

    @Test
    void environmentAndPathsReachTheApplication() {
        Apps.writeAnswering(
                folder.resolve("work"),
                "app.py",
                "app",
                "import os, sys, library",
                "(os.environ['GREETING'], os.environ['EMPTY'], os.path.basename(os.getcwd()), library.VALUE, "
                        + "os.path.basename(sys.path[0] or os.getcwd()))");
        Apps.write(folder, "lib/library.py", "VALUE = 'found'");
        try (Cli cli = Cli.serve(
                List.of(),
                "app",
                "--chdir",
                folder.resolve("work") + "",
                "--python-path",
                folder.resolve("lib") + "",
                "--env",
                "GREETING=a=b",
                "--env",
                "EMPTY=")) {
            cli.awaitListening();

            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("('a=b', '', 'work', 'found', 'work')");
        }
    }

    @Test
    void oneThreadServesOneRequestAtATime() {
        Apps.writeAnswering(folder, "app.py", "app", "", "environ['wsgi.multithread']");
        try (Cli cli = serve("app", "--threads", "1")) {
            for (int i = 0; i < 3; i++) {
                assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("False");
            }
        }
    }

    @Test
    void environmentOfTheProcessIsInherited() {
        Apps.writeAnswering(
                folder, "app.py", "app", "import os", "(os.environ['INHERITED'], os.getenv('PATH') is not None)");
        try (Cli cli = Cli.serve(List.of("INHERITED=yes"), "app", "--chdir", folder + "")) {
            cli.awaitListening();

            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("('yes', True)");
        }
    }

    @Test
    void relativeFilesOpenInTheWorkingDirectory() {
        Apps.write(folder, "data.txt", "data");
        Apps.writeAnswering(folder, "app.py", "app", "", "open('data.txt').read().strip()");
        try (Cli cli = serve("app")) {
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("data");
        }
    }

    @Test
    void accessLogGoesToTheFile() throws IOException {
        Apps.writeAnswering(folder, "app.py", "app", "", "'x'");
        Path log = folder.resolve("access.log");
        try (Cli cli = serve("app", "--access-log", log.toString())) {
            Apps.get(cli.ports().get(0), "/page?q=1");
            Await.until("access log", () -> read(log).contains("\"GET /page?q=1 HTTP/1.1\" 200"));
        }
        assertThat(Files.readAllLines(log)).hasSize(1);
    }

    @Test
    void accessLogGoesToTheStandardOutput() {
        Apps.writeAnswering(folder, "app.py", "app", "", "'x'");
        try (Cli cli = serve("app", "--access-log", "-")) {
            Apps.get(cli.ports().get(0), "/page");
            Await.until("access log", () -> cli.out().contains("\"GET /page HTTP/1.1\" 200"));
        }
    }

    @Test
    void requestsCannotForgeLogLines() {
        Apps.writeAnswering(folder, "app.py", "app", "", "'x'");
        try (Cli cli = serve("app", "--access-log", "-")) {
            try (Wire wire = Wire.to(cli.ports().get(0))) {
                wire.send("GET /%0Aforged HTTP/1.1", "Host: h", "User-Agent: a\" \"forged\u001b[31m")
                        .read();
            }
            Apps.get(cli.ports().get(0), "/last");
            Await.until("access log", () -> cli.out().contains("GET /last"));

            assertThat(cli.out().lines()).noneMatch(line -> line.startsWith("forged"));
            assertThat(cli.out()).doesNotContain("\u001b", "a\" \"forged");
        }
    }

    @Test
    void printOfTheApplicationIsShown() {
        Apps.write(folder, "app.py", "print 'loaded'", "def app(environ, start_response):", "    pass");
        try (Cli cli = serve("app")) {
            Await.until("print", () -> (cli.out() + cli.err()).contains("loaded"));
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130"})
    void signalLetsTheRunningRequestFinish(String signal, int exitCode) {
        writeWaiting();
        try (Cli cli = serve("app");
                Wire wire = Wire.to(cli.ports().get(0))) {
            wire.send("GET / HTTP/1.1", "Host: h");
            Await.until("request started", () -> Files.exists(folder.resolve("started")));
            cli.signal(signal);
            Await.until("new connections are refused", () -> refuses(cli.ports().get(0)));
            Apps.write(folder, "go");

            Response response = wire.read();
            assertThat(response.text()).isEqualTo("finished");
            assertThat(response.complete()).isTrue();
            assertThat(cli.exitCode()).isEqualTo(exitCode);
            Await.until("atexit ran", () -> Files.exists(folder.resolve("exited")));
        }
    }

    @Test
    void gracefulTimeoutEndsTheWait() {
        writeWaiting();
        try (Cli cli = serve("app", "--graceful-timeout", "1");
                Wire wire = Wire.to(cli.ports().get(0))) {
            wire.send("GET / HTTP/1.1", "Host: h");
            Await.until("request started", () -> Files.exists(folder.resolve("started")));
            cli.signal("TERM");

            Await.until("exit", () -> !cli.isAlive());
            assertThat(cli.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void idleKeptAliveConnectionsDoNotDelayTheExit() {
        Apps.writeAnswering(folder, "app.py", "app", "", "'x'");
        try (Cli cli = serve("app");
                Wire idle = Wire.to(cli.ports().get(0))) {
            idle.send("GET / HTTP/1.1", "Host: h").read();
            cli.signal("TERM");

            Await.until("exit", () -> !cli.isAlive());
            assertThat(cli.exitCode()).isEqualTo(143);
        }
    }

    // threads that logging saw are joined by Python's atexit unless the server prevents it
    @Test
    void loggingOnPoolThreadsDoesNotHangTheExit() {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "import logging, threading\nlogging.basicConfig()",
                "logging.warning('seen') or threading.currentThread().getName()");
        try (Cli cli = serve("app")) {
            Apps.get(cli.ports().get(0), "/");
            cli.signal("TERM");

            Await.until("exit", () -> !cli.isAlive());
            assertThat(cli.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void javaVirtualMachineSaysNothing() {
        Apps.writeAnswering(folder, "app.py", "app", "import os, socket, ssl, threading, uuid, signal", "os.getpid()");
        try (Cli cli = serve("app")) {
            Apps.get(cli.ports().get(0), "/");
            cli.signal("TERM");
            cli.exitCode();

            assertThat((cli.out() + cli.err()).lines())
                    .noneMatch(line -> line.startsWith("WARNING")
                            || line.contains("VM warning")
                            || line.contains("JAVA_TOOL_OPTIONS")
                            || line.contains("SLF4J"));
        }
    }

    @Test
    void firstServerLeavesAnArchiveOfClassesAndNothingElse(@TempDir Path archives) throws IOException {
        Apps.writeAnswering(folder, "app.py", "app", "import os", "'answer'");
        Path archive = archives.resolve("classes.jsa");
        List<String> environment = List.of("WSGILET_ARCHIVE=" + archive);
        String[] command = {"serve", "app", "--bind", "127.0.0.1:0"};
        try (Cli first = Cli.start(folder, environment, command)) {
            first.awaitListening();
            Await.until("the archive", Duration.ofSeconds(120), () -> Files.exists(archive));
            Await.until("nothing else", () -> names(folder).equals(Set.of("app.py", "app$py.class")));
            Await.until("its mark", () -> names(archives).equals(Set.of("classes.jsa", "classes.jsa.jars")));
            assertThat(first.out().lines()).hasSize(1); // Listening on
        }
        try (Cli second = Cli.start(folder, environment, command)) {
            second.awaitListening();
            assertThat(Apps.get(second.ports().get(0), "/")).isEqualTo("answer");
            assertThat(second.err()).isEmpty();
        }
        long size = Files.size(archive);
        for (long damage : new long[] {size / 2, 100, 0}) {
            damage(archive, damage);
            try (Cli third = Cli.start(folder, environment, command)) {
                third.awaitListening();
                assertThat(Apps.get(third.ports().get(0), "/")).isEqualTo("answer");
            }
        }
    }

    private static void damage(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    @Test
    void archiveThatIsOverwrittenIsNotUsed(@TempDir Path archives) throws IOException {
        Apps.writeAnswering(folder, "app.py", "app", "import os", "'app'");
        Path archive = archives.resolve("classes.jsa");
        archiveAfter("app", archive, 0);
        Await.until("its mark", () -> Files.exists(archives.resolve("classes.jsa.jars")));
        FileTime time = Files.getLastModifiedTime(archive);
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            for (long at = 1000; at < channel.size(); at += 50_000) {
                channel.write(ByteBuffer.wrap(new byte[1000]), at);
            }
        }
        Files.setLastModifiedTime(archive, time); // as a disk does that loses bits
        try (Cli cli =
                Cli.start(folder, List.of("WSGILET_ARCHIVE=" + archive), "serve", "app", "--bind", "127.0.0.1:0")) {
            cli.awaitListening();
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("app");
        }
    }

    @Test
    void stopWhileTheArchiveIsMadeLeavesNothing(@TempDir Path archives) {
        Apps.writeAnswering(folder, "app.py", "app", "import os", "'answer'");
        try (Cli cli = Cli.start(
                folder,
                List.of("WSGILET_ARCHIVE=" + archives.resolve("classes.jsa")),
                "serve",
                "app",
                "--bind",
                "127.0.0.1:0")) {
            cli.awaitListening();
            Await.until(
                    "it begins", Duration.ofSeconds(60), () -> !names(archives).isEmpty());
            cli.signal("TERM");
            assertThat(cli.exitCode()).isEqualTo(143);
        }
        assertThat(names(archives)).isEmpty();
        assertThat(names(folder)).containsExactlyInAnyOrder("app.py", "app$py.class");
    }

    @Test
    void nativeFunctionsLoadWhenOneIsCalled() throws IOException {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "import os; os.mkdir('made')",
                "(os.getpid(), environ['PATH_INFO'] != '/' and (os.kill(os.getpid(), 0), os.getuid()))");
        try (Cli cli = serve("app")) {
            Path maps = Path.of("/proc/" + cli.pid() + "/maps");

            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("(" + cli.pid() + ", False)");
            assertThat(Files.readString(maps)).doesNotContain("jffi");
            assertThat(Apps.get(cli.ports().get(0), "/native")).isEqualTo("(" + cli.pid() + ", (None, " + uid() + "))");
            assertThat(Files.readString(maps)).contains("jffi");
        }
    }

    @Test
    void foldersAreMadeWithoutNativeFunctions() throws IOException {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                """
                import errno, os, tempfile
                os.umask(027)  # loads them
                def failing(path, *mode):
                    try:
                        return os.mkdir(path, *mode)
                    except (OSError, TypeError) as e:
                        return e.__class__.__name__, getattr(e, 'errno', 0) and errno.errorcode[e.errno]
                def modes(*paths):
                    return [oct(os.stat(path).st_mode & 07777) for path in paths]
                os.makedirs('a/b')
                os.mkdir('a/c', 0700)
                os.mkdir(u'a/\\xe4', 0555)
                os.mkdir('a/t', 01777)
                answers = [failing('a'), failing('no/x'), failing(''), failing('n\\0'), failing(None)]
                """,
                "(modes('a', 'a/b', 'a/c', u'a/\\xe4', 'a/t', tempfile.mkdtemp(dir='a')), answers)");
        try (Cli cli = serve("app")) {
            assertThat(Apps.get(cli.ports().get(0), "/"))
                    .isEqualTo("(['0750', '0750', '0700', '0550', '01750', '0700'], [('OSError', 'EEXIST'),"
                            + " ('OSError', 'ENOENT'), ('OSError', 'ENOENT'), ('TypeError', 0),"
                            + " ('TypeError', 0)])");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "022, '0600,0600,0600,0600,0640,0755,0644,0400'",
        "077, '0600,0600,0600,0600,0600,0700,0600,0400'",
        "0, '0600,0600,0600,0600,0640,0777,0666,0400'",
        "0177, '0600,0600,0600,0600,0600,0600,0600,0400'"
    })
    void filesAreMadeWithTheModeThatWasAskedFor(String umask, String modes) {
        Apps.writeAnswering(folder, "app.py", "app", """
                import errno, os, tempfile
                os.umask(0%s)
                def mode(path):
                    return '0%%o' %% (os.stat(path).st_mode & 07777)
                def opened(name, flags, *mode_):
                    os.close(os.open(name, flags, *mode_))
                    return mode(name)
                fd, name = tempfile.mkstemp()
                os.write(fd, 'abcdef')
                os.lseek(fd, 1, 0)
                with os.fdopen(fd, 'r+b') as f:
                    f.write('B')
                    f.seek(0)
                    read = f.read()
                named = tempfile.NamedTemporaryFile()
                spool = tempfile.SpooledTemporaryFile(max_size=10)
                spool.write('x' * 11)
                temporary = tempfile.TemporaryFile()
                W = os.O_WRONLY | os.O_CREAT
                modes = [mode(name), mode(named.name), mode(spool.name), mode(temporary.name), opened('a', W, 0640),
                         opened('b', W), opened('c', W | os.O_EXCL, 0666), opened('d', os.O_RDWR | os.O_CREAT, 0400)]
                def failing(name, flags):
                    try:
                        os.close(os.open(name, flags, 0666))
                    except OSError as e:
                        return errno.errorcode[e.errno]
                os.mkdir('folder')
                os.symlink('lost', os.path.abspath('link'))
                os.symlink('made', os.path.abspath('link2'))
                answers = [failing('a', W | os.O_EXCL), failing('no/x', W), failing('no', os.O_RDWR),
                           failing('folder', os.O_WRONLY), failing('link', W | os.O_EXCL), failing('link2', W),
                           os.path.exists('made'), failing('/dev/null', W | os.O_TRUNC)]
                def content(flags, text):
                    with open('text', 'w') as f:
                        f.write('abcdef')
                    fd = os.open('text', flags)
                    os.write(fd, text)
                    os.close(fd)
                    return open('text').read()
                texts = [content(W, 'X'), content(os.O_RDWR, 'X'), content(W | os.O_APPEND, 'X'),
                         content(os.O_RDWR | os.O_CREAT | os.O_APPEND, 'X'), content(W | os.O_TRUNC, 'X')]
                """.formatted(umask), "(','.join(modes), read, answers, texts)");
        try (Cli cli = serve("app")) {
            assertThat(Apps.get(cli.ports().get(0), "/"))
                    .isEqualTo("('" + modes + "', 'aBcdef', ['EEXIST', 'ENOENT', 'ENOENT', 'EISDIR', 'EEXIST', None,"
                            + " True, None], ['Xbcdef', 'Xbcdef', 'abcdefX', 'abcdefX', 'X'])");
        }
    }

    @Test
    void spooledUploadsAreForTheUserOfTheServerAlone() {
        Apps.write(
                folder,
                "app.py",
                "import os",
                "from werkzeug.wrappers import Request, Response",
                "@Request.application",
                "def app(request):",
                "    spool = request.files['f'].stream",
                "    mode = os.stat(spool.name).st_mode & 0777",
                "    return Response('%o %d' % (mode, len(spool.read())))");
        String body = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
                + "x".repeat(600_000)
                + "\r\n--b--\r\n";
        try (Cli cli = Cli.serve(List.of(), "app", "--chdir", folder + "", "--python-path", Project.FRAMEWORKS + "")) {
            cli.awaitListening();
            try (Wire wire = Wire.to(cli.ports().get(0))) {
                Response response = wire.send(
                                "POST / HTTP/1.1",
                                "Host: h",
                                "Content-Type: multipart/form-data; boundary=b",
                                "Content-Length: " + body.length())
                        .sendRaw(body)
                        .read();
                assertThat(response.text()).isEqualTo("600 600000");
            }
        }
    }

    @Test
    void parsersReadNoExternalEntities() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("more.dtd"), "<!ENTITY more 'secret'>");
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                """
                import StringIO, os, xml.sax, xml.sax.handler, xml.dom.minidom, xml.dom.pulldom
                from xml.etree import ElementTree
                here = 'file://' + os.getcwd()
                documents = [text %% {'here': here} for text in (
                    '<!DOCTYPE a [<!ENTITY x SYSTEM "%%(here)s/secret.txt">]><a>1&x;2</a>',
                    '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:1/secret.txt">]><a>1&x;2</a>',
                    '<!DOCTYPE a [<!ENTITY %%%% x SYSTEM "%%(here)s/more.dtd"> %%%%x;]><a>12</a>',
                    '<!DOCTYPE a SYSTEM "%%(here)s/more.dtd"><a>12</a>',
                    '<!DOCTYPE a SYSTEM "%%(here)s/lost.dtd"><a>12</a>',
                    '<!DOCTYPE a [<!ENTITY i "">]><a>1&i;2</a>')]
                class Text(xml.sax.handler.ContentHandler):
                    def __init__(self):
                        self.text = ''
                    def characters(self, text):
                        self.text += text
                def sax(document):
                    handler = Text()
                    xml.sax.parseString(document, handler)
                    return handler.text
                def dom(document):
                    node = xml.dom.minidom.parseString(document).documentElement
                    return ''.join(child.data for child in node.childNodes)
                def pull(document):
                    return ''.join(node.data for event, node in xml.dom.pulldom.parseString(document)
                                   if event == 'CHARACTERS')
                def stream(document):
                    return xml.dom.minidom.parse(StringIO.StringIO(document)).documentElement.firstChild.data
                def etree(document):
                    try:
                        return ElementTree.fromstring(document).text
                    except ElementTree.ParseError:
                        return '12'
                def wanted():
                    parser = xml.sax.make_parser()
                    parser.setFeature(xml.sax.handler.feature_external_ges, True)
                    parser.setContentHandler(Text())
                    parser.parse(StringIO.StringIO(documents[0]))
                    return parser.getContentHandler().text
                """.formatted(),
                "(set(str(parse(d)) for parse in (sax, dom, pull, etree) for d in documents), str(wanted()))");
        try (Cli cli = serve("app")) {
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("(set(['12']), '1secret2')");
        }
    }

    private static Object uid() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Builds give their jars one time, that of the release, and two builds may be of one size.
    @Test
    void anArchiveOfOtherJarsIsMadeAnew(@TempDir Path archives) throws IOException {
        Apps.writeAnswering(folder, "app.py", "app", "import os", "'answer'");
        Path archive = Files.writeString(archives.resolve("classes.jsa"), "of other jars");
        Files.writeString(archives.resolve("classes.jsa.jars"), "1 2");
        try (Cli first =
                Cli.start(folder, List.of("WSGILET_ARCHIVE=" + archive), "serve", "app", "--bind", "127.0.0.1:0")) {
            first.awaitListening();
            Await.until(
                    "the archive",
                    Duration.ofSeconds(120),
                    () -> archive.toFile().length() > 1_000_000);
            assertThat(archives.resolve("classes.jsa.jars")).content().matches("\\d+ \\d+\n\\d+\n\\d+\n");
        }
    }

    @Test
    void anArchiveIsMadeAnewForAnApplicationOfManyMoreClasses(@TempDir Path archives) {
        Apps.writeAnswering(folder, "small.py", "app", "import os", "'small'");
        Apps.writeAnswering(folder, "large.py", "app", "import decimal, json, select, socket, uuid", "'large'");
        Path archive = archives.resolve("classes.jsa");
        long small = archiveAfter("small", archive, 0);
        long large = archiveAfter("large", archive, small);
        assertThat(archiveAfter("small", archive, 0)).isEqualTo(large);
    }

    /** The size of the archive that a server leaves. */
    private long archiveAfter(String app, Path archive, long before) {
        try (Cli server =
                Cli.start(folder, List.of("WSGILET_ARCHIVE=" + archive), "serve", app, "--bind", "127.0.0.1:0")) {
            server.awaitListening();
            Await.until(
                    "an archive of more classes than " + before,
                    Duration.ofSeconds(120),
                    () -> archive.toFile().length() > before);
            assertThat(Apps.get(server.ports().get(0), "/")).isEqualTo(app);
            assertThat(server.err()).isEmpty();
        }
        return archive.toFile().length();
    }

    private static Set<String> names(Path folder) {
        return Set.of(folder.toFile().list());
    }

    // dates in a zip file are local times: in the east the compiled standard library looked out of date
    @Test
    void standardLibraryIsNotRecompiledInTheEast() {
        Apps.writeAnswering(folder, "app.py", "app", "import os", "os.__file__");
        try (Cli cli = Cli.serve(List.of("TZ=Asia/Tokyo"), "app", "--chdir", folder + "")) {
            cli.awaitListening();

            assertThat(Apps.get(cli.ports().get(0), "/")).endsWith("$py.class");
        }
    }

    @Test
    void twoHundredNestedConstructorsFitTheStackOfEachThread() {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "class Node(object):\n    def __init__(self, n):\n        self.child = n and Node(n - 1)",
                "Node(400).child.child and 'deep'");
        try (Cli cli = serve("app")) {
            for (int i = 0; i < 10; i++) {
                assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("deep");
            }
        }
    }

    private Cli serve(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--chdir", folder.toString()));
        Cli cli = Cli.serve(List.of(), all.toArray(String[]::new));
        cli.awaitListening();
        return cli;
    }

    /** An application that says when a request started, and goes on when the file "go" is there. */
    private void writeWaiting() {
        Apps.write(
                folder,
                "app.py",
                "import atexit, os, time",
                "atexit.register(lambda: open('exited', 'w').close())",
                "def app(environ, start_response):",
                "    open('started', 'w').close()",
                "    for _ in range(1000):",
                "        if os.path.exists('go'):",
                "            break",
                "        time.sleep(.01)",
                "    start_response('200 OK', [('Content-Type', 'text/plain')])",
                "    return ['finished']");
    }

    private static boolean refuses(int port) {
        try {
            Wire.to(port).close();
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
