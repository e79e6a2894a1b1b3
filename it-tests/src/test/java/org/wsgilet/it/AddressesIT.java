package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --bind} takes besides HOST:PORT, and who is at the other end of a connection. */
class AddressesIT {
    private static final String REMOTE =
            "(environ['REMOTE_ADDR'], environ.get('REMOTE_PORT'), environ['wsgi.url_scheme'])";

    /**
     * Binds a free port, makes it standard input, and becomes the command: as systemd does with StandardInput=socket.
     */
    private static final String ACTIVATOR =
            "import os, socket, sys; s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(9);"
                    + " os.dup2(s.fileno(), 0); os.execv(sys.argv[1], sys.argv[1:])";

    @TempDir
    Path folder;

    @BeforeEach
    void writeApplication() {
        Apps.writeAnswering(folder, "app.py", "app", "", REMOTE);
    }

    @Test
    void unixSocketServesBesideAPort() throws IOException {
        Path socket = folder.resolve("app.sock");
        try (Cli cli = serve("--bind", "unix:" + socket, "--bind", "127.0.0.1:0")) {
            cli.awaitListening();

            assertThat(cli.out()).contains("Listening on unix:" + socket);
            assertThat(ask(socket, "")).startsWith("HTTP/1.1 200 OK").endsWith("('', None, 'http')");
            assertThat(Apps.get(cli.ports().get(0), "/")).startsWith("('127.0.0.1', '");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            cli.signal("TERM");
            assertThat(cli.exitCode()).isEqualTo(143);
            assertThat(socket).doesNotExist();
        }
    }

    // closing an address resets the connections that nobody has accepted yet
    @Test
    void connectionsMadeJustBeforeAStopAreServed() throws IOException {
        Path socket = folder.resolve("app.sock");
        List<SocketChannel> clients = new ArrayList<>();
        try (Cli cli = serve("--bind", "unix:" + socket, "--bind", "127.0.0.1:0")) {
            cli.awaitListening();
            SocketAddress unix = UnixDomainSocketAddress.of(socket);
            SocketAddress tcp = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), cli.ports().get(0));
            cli.signal("STOP");
            for (int i = 0; i < 100; i++) {
                clients.add(send(i % 2 == 0 ? unix : tcp, ""));
            }
            cli.signal("TERM");
            cli.signal("CONT");

            for (SocketChannel client : clients) {
                assertThat(read(client)).startsWith("HTTP/1.1 200 OK");
            }
            assertThat(cli.exitCode()).isEqualTo(143);
            assertThat(cli.err()).doesNotContain("WARN", "\tat ");
        } finally {
            for (SocketChannel client : clients) {
                client.close();
            }
        }
    }

    @Test
    void proxyOnAUnixSocketCanBeTrusted() throws IOException {
        Path socket = folder.resolve("app.sock");
        try (Cli cli = serve("--bind", "unix:" + socket, "--unix-permissions", "660", "--trusted-proxies", "unix")) {
            cli.awaitListening();

            assertThat(ask(socket, "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n"))
                    .endsWith("('203.0.113.7', None, 'https')");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-rw----");
        }
    }

    @Test
    void socketOfAKilledServerIsReplaced() throws IOException {
        Path socket = folder.resolve("app.sock");
        try (ServerSocketChannel stale = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            stale.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        try (Cli cli = serve("--bind", "unix:" + socket)) {
            cli.awaitListening();

            assertThat(ask(socket, "")).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void socketOfALiveServerIsInUse() throws IOException {
        Path socket = folder.resolve("app.sock");
        try (ServerSocketChannel live = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            live.bind(UnixDomainSocketAddress.of(socket));
            try (Cli cli = serve("--bind", "unix:" + socket)) {
                assertThat(cli.exitCode()).isEqualTo(4);
                assertThat(cli.err()).contains("unix:" + socket, "in use").doesNotContain("\tat ");
            }
            assertThat(socket).exists();
        }
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "keep me");
        try (Cli cli = serve("--bind", "unix:" + file)) {
            assertThat(cli.exitCode()).isEqualTo(4);
            assertThat(cli.err()).contains("unix:" + file, "no socket");
        }
        assertThat(file).hasContent("keep me");
    }

    @Test
    void listeningSocketIsTakenOverFromStandardInput() {
        List<String> command =
                List.of("python3", "-c", ACTIVATOR, Project.COMMAND + "", "serve", "app", "--bind", "fd://0");
        try (Cli cli = Cli.startProgram(folder, List.of(), command)) {
            cli.awaitListening();

            assertThat(Apps.get(cli.ports().get(0), "/")).startsWith("('127.0.0.1', '");
        }
    }

    @Test
    void standardInputThatIsNoSocketIsRefused() {
        try (Cli cli = serve("--bind", "fd://0")) {
            assertThat(cli.exitCode()).isEqualTo(4);
            assertThat(cli.err()).contains("fd://0", "standard input is no listening TCP socket");
        }
    }

    @Test
    void proxyHeaderNamesTheClient() {
        try (Cli cli = serve("--bind", "127.0.0.1:0", "--proxy-protocol")) {
            cli.awaitListening();
            int port = cli.ports().get(0);

            try (Wire wire = Wire.to(port).sendRaw("PROXY TCP4 203.0.113.7 127.0.0.1 4711 80\r\n")) {
                Response response = wire.send("GET / HTTP/1.1", "Host: h").read();
                assertThat(response.text()).isEqualTo("('203.0.113.7', '4711', 'http')");
            }
            try (Wire wire = Wire.to(port).sendRaw(proxyVersion2())) {
                Response response = wire.send("GET / HTTP/1.1", "Host: h").read();
                assertThat(response.text()).isEqualTo("('203.0.113.7', '4711', 'http')");
            }
            try (Wire wire = Wire.to(port).send("GET / HTTP/1.1", "Host: h")) {
                assertThat(wire.read().status()).as("without the header").isZero();
            }
        }
    }

    /** 0 if the connection is closed, be it before the request is sent. */
    private static int statusAfter(String header, Wire wire) {
        try {
            return wire.sendRaw(header).send("GET / HTTP/1.1", "Host: h").read().status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    // a name server would be asked for some of these, and one without an end would be read for ever
    @Test
    void proxyHeaderThatNamesNoAddressIsRefused() {
        try (Cli cli = serve("--bind", "127.0.0.1:0", "--proxy-protocol")) {
            cli.awaitListening();
            int port = cli.ports().get(0);
            for (String header : List.of(
                    "PROXY TCP4 localhost 127.0.0.1 4711 80\r\n",
                    "PROXY TCP4 203.0.113.7 localhost 4711 80\r\n",
                    "PROXY TCP4 999.1.1.1 127.0.0.1 4711 80\r\n",
                    "PROXY TCP4 ::1 ::1 4711 80\r\n",
                    "PROXY TCP6 127.0.0.1 127.0.0.1 4711 80\r\n",
                    "PROXY TCP4 127.0.0.1 127.0.0.1 4711 65536\r\n",
                    "PROXY TCP4 127.0.0.1 127.0.0.1 4711\r\n",
                    "PROXY UDP4 127.0.0.1 127.0.0.1 4711 80\r\n",
                    "PROXY\r\n",
                    "PROXY UNKNOWN " + "1".repeat(200_000))) {
                try (Wire wire = Wire.to(port)) {
                    assertThat(statusAfter(header, wire)).as(header).isZero();
                }
            }
            try (Wire wire = Wire.to(port).sendRaw("PROXY UNKN").sendRaw("OWN\r\n")) {
                Response response = wire.send("GET / HTTP/1.1", "Host: h").read();
                assertThat(response.text()).startsWith("('127.0.0.1', ");
            }
            assertThat(cli.err()).doesNotContain("WARN", "\tat ");
        }
    }

    private static byte[] proxyVersion2() {
        ByteBuffer header = ByteBuffer.allocate(28);
        header.put(new byte[] {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'});
        header.put((byte) 0x21).put((byte) 0x11).putShort((short) 12); // PROXY, TCP over IPv4
        header.put(new byte[] {(byte) 203, 0, 113, 7, 127, 0, 0, 1});
        return header.putShort((short) 4711).putShort((short) 80).array();
    }

    private Cli serve(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "serve";
        all[1] = "app";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Cli.start(folder, List.of(), all);
    }

    /** The whole response to a GET on a connection of its own. */
    private static String ask(Path socket, String headers) throws IOException {
        try (SocketChannel client = send(UnixDomainSocketAddress.of(socket), headers)) {
            return read(client).replaceFirst("\r\n[0-9a-fA-F]+\r\n", "\r\n").replaceFirst("\r\n0\r\n\r\n$", "");
        }
    }

    private static SocketChannel send(SocketAddress address, String headers) throws IOException {
        SocketChannel client = SocketChannel.open(address);
        String request = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + headers + "\r\n";
        client.write(ByteBuffer.wrap(request.getBytes(ISO_8859_1)));
        return client;
    }

    private static String read(SocketChannel client) throws IOException {
        return new String(Channels.newInputStream(client).readAllBytes(), ISO_8859_1);
    }
}
