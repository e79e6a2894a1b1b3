package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shows of the JVM below {@code ./wsgilet serve}, and could differ from one Java to another. */
class JvmIT {
    @TempDir
    Path folder;

    @Test
    void javaVirtualMachineSaysNothing() {
        Apps.writeAnswering(folder, "app.py", "app", "import os, socket, ssl, threading, uuid, signal", "os.getpid()");
        try (Cli cli = Cli.serveIn(folder, "app")) {
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
    void nativeFunctionsLoadWhenOneIsCalled() throws IOException {
        Apps.writeAnswering(
                folder,
                "app.py",
                "app",
                "import os; os.mkdir('made')",
                "(os.getpid(), environ['PATH_INFO'] != '/' and (os.kill(os.getpid(), 0), os.getuid()))");
        try (Cli cli = Cli.serveIn(folder, "app")) {
            Path maps = Path.of("/proc/" + cli.pid() + "/maps");

            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("(" + cli.pid() + ", False)");
            assertThat(Files.readString(maps)).doesNotContain("jffi");
            assertThat(Apps.get(cli.ports().get(0), "/native")).isEqualTo("(" + cli.pid() + ", (None, " + uid() + "))");
            assertThat(Files.readString(maps)).contains("jffi");
        }
    }

    @ParameterizedTest
    @CsvSource({"-, 40000 0, 15000 5", "-XX:Tier4MinInvocationThreshold=4799, 40000 0, 40000 0"})
    void optimizingCompilerHurriesWhenRequestsWait(String option, String atFirst, String underLoad) throws IOException {
        Apps.write(folder, "app.py", """
                from com.sun.management import HotSpotDiagnosticMXBean
                from java.lang.management import ManagementFactory
                jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean)
                def app(environ, start_response):
                    start_response('200 OK', [])
                    sum(xrange(20000))
                    with open('/proc/thread-self/stat') as stat:
                        niceness = stat.read().rpartition(')')[2].split()[16]
                    return ['%s %s' % (str(jvm.getVMOption('Tier4InvocationThreshold').value), niceness)]
                """);
        try (Cli cli = Cli.serve(
                List.of("WSGILET_JAVA_OPTS=" + (option.equals("-") ? "" : option)), "app", "--chdir", folder + "")) {
            cli.awaitListening();
            int port = cli.ports().get(0);

            assertThat(Apps.get(port, "/")).isEqualTo(atFirst);
            // the clients may be too slow at first for requests to wait
            Await.until(underLoad, Duration.ofMinutes(2), () -> underLoad(port).equals(underLoad));
            assertThat(nicenessOfCompilers(cli.pid())).isNotEmpty().allMatch("0"::equals);
        }
    }

    private static List<String> nicenessOfCompilers(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.map(thread -> read(thread.resolve("stat")))
                    .filter(stat -> stat.matches("\\d+ \\(C[12] Comp.*"))
                    .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16])
                    .toList();
        }
    }

    /** Nothing of a thread that has ended. */
    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException ended) {
            return "";
        }
    }

    /** What is answered behind 3,200 requests of more clients than threads. */
    private static String underLoad(int port) {
        Runnable client = () -> IntStream.range(0, 200).forEach(i -> Apps.get(port, "/"));
        Stream.generate(() -> CompletableFuture.runAsync(client, task -> new Thread(task).start()))
                .limit(16)
                .toList()
                .forEach(CompletableFuture::join);
        return Apps.get(port, "/");
    }

    private static Object uid() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        try (Cli cli = Cli.serveIn(folder, "app")) {
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
                modes = [mode(name), mode(named.name), oct(os.fstat(spool.fileno()).st_mode & 07777),
                         oct(os.fstat(temporary.fileno()).st_mode & 07777), opened('a', W, 0640),
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
        try (Cli cli = Cli.serveIn(folder, "app")) {
            assertThat(Apps.get(cli.ports().get(0), "/"))
                    .isEqualTo("('" + modes + "', 'aBcdef', ['EEXIST', 'ENOENT', 'ENOENT', 'EISDIR', 'EEXIST', None,"
                            + " True, None], ['Xbcdef', 'Xbcdef', 'abcdefX', 'abcdefX', 'X'])");
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
        try (Cli cli = Cli.serveIn(folder, "app")) {
            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("(set(['12']), '1secret2')");
        }
    }

    // dates in a zip file are local times: in the east the compiled standard library looked out of date, as entries of
    // the jar; as resources of the class path it has no dates
    @Test
    void standardLibraryIsNotRecompiledInTheEast() {
        Apps.writeAnswering(folder, "app.py", "app", "import os", "os.__file__");
        try (Cli cli = Cli.serve(List.of("TZ=Asia/Tokyo"), "app", "--chdir", folder + "")) {
            cli.awaitListening();

            assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("__pyclasspath__/Lib/os.py");
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
        try (Cli cli = Cli.serveIn(folder, "app")) {
            for (int i = 0; i < 10; i++) {
                assertThat(Apps.get(cli.ports().get(0), "/")).isEqualTo("deep");
            }
        }
    }
}
