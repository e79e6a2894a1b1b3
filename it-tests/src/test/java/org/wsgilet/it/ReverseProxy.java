package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * nginx or HAProxy in front of a server: a file of docs/examples, with addresses and paths of this test in place of its
 * own, checked by the program itself and then run.
 */
final class ReverseProxy implements AutoCloseable {
    static final Identity IDENTITY =
            Identity.authority("EC", "CN=Test Authority").issue("EC", "CN=localhost");

    private final Process process;
    private final int port;
    private final Path log;

    private ReverseProxy(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** @param changes what stands in the example, and what is to stand there */
    static ReverseProxy nginx(Path folder, Map<String, String> changes) {
        String program = Programs.find("nginx");
        int port = freePort();
        Map<String, String> all = new LinkedHashMap<>(changes);
        all.put("listen 80;", "listen 127.0.0.1:" + freePort() + ";");
        all.put("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl");
        all.put("/etc/nginx/shop-chain.pem", IDENTITY.pemChain(folder.resolve("chain.pem")) + "");
        all.put("/etc/nginx/shop-key.pem", IDENTITY.pemKey(folder.resolve("key.pem")) + "");
        Path site = Apps.write(folder, "site.conf", example("nginx.conf", all));
        String temporary = "";
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            temporary += kind + "_temp_path " + folder + "/" + kind + ";\n";
        }
        Path main = Apps.write(
                folder,
                "nginx.conf",
                "daemon off; master_process off; pid " + folder + "/nginx.pid; error_log stderr notice;",
                "events {}",
                "http { access_log off;\n" + temporary + "include " + site + "; }");
        List<String> command = List.of(program, "-p", folder + "", "-c", main + "", "-e", "stderr");
        check(folder, command, "-t");
        return run(folder, command, port);
    }

    /** @param example one of the files for HAProxy */
    static ReverseProxy haproxy(Path folder, String example, Map<String, String> changes) {
        String program = Programs.find("haproxy");
        int port = freePort();
        Map<String, String> all = new LinkedHashMap<>(changes);
        all.put("bind :443", "bind 127.0.0.1:" + port);
        if (example.equals("haproxy.cfg")) {
            List<Object> pem = new ArrayList<>(IDENTITY.chain());
            pem.add(IDENTITY.oldForm());
            all.put("bind :80", "bind 127.0.0.1:" + freePort());
            all.put("/etc/haproxy/shop.pem", Identity.pem(folder.resolve("shop.pem"), pem) + "");
        }
        Path file = Apps.write(folder, "haproxy.cfg", example(example, all));
        List<String> command = List.of(program, "-db", "-f", file + "");
        check(folder, command, "-c");
        return run(folder, command, port);
    }

    static String example(String name, Map<String, String> changes) {
        try {
            String text = Files.readString(Project.ROOT.resolve("docs/examples").resolve(name));
            for (Map.Entry<String, String> change : changes.entrySet()) {
                assertThat(text).contains(change.getKey());
                text = text.replace(change.getKey(), change.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path folder, List<String> command, String option) {
        List<String> checking = new ArrayList<>(command);
        checking.add(1, option);
        try (Cli check = Cli.startProgram(folder, List.of(), checking)) {
            assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
            assertThat(check.out() + check.err()).doesNotContain("[warn]", "[WARNING]");
        }
    }

    private static ReverseProxy run(Path folder, List<String> command, int port) {
        try {
            Path log = Files.createTempFile(folder, "proxy", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            ReverseProxy proxy = new ReverseProxy(process, port, log);
            Await.until("the proxy listens", () -> !process.isAlive() || listens(port));
            assertThat(process.isAlive()).as(proxy.log()).isTrue();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(Identity.client(IDENTITY, null))
                .build();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Programs.end(process, Duration.ofSeconds(10));
    }
}
