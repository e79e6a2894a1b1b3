package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Python package index (PEP 503) on this machine, with packages that are made on the spot. */
final class PackageIndex implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> archives = new ConcurrentHashMap<>();

    PackageIndex() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** A wheel of modules and packages from a folder. */
    void wheel(String name, String version, Path folder, List<String> modules, String... requirements) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        modules.forEach(module -> files.putAll(tree(folder, folder.resolve(module))));
        String metadata = name + "-" + version + ".dist-info/";
        StringBuilder head = new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
        Stream.of(requirements).forEach(requirement -> head.append("Requires-Dist: " + requirement + "\n"));
        files.put(metadata + "METADATA", head.toString().getBytes(UTF_8));
        files.put(
                metadata + "WHEEL",
                "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py2-none-any\nTag: py3-none-any\n"
                        .getBytes(UTF_8));
        StringBuilder record = new StringBuilder(metadata + "RECORD,,\n");
        files.keySet().forEach(file -> record.append(file + ",,\n"));
        files.put(metadata + "RECORD", record.toString().getBytes(UTF_8));
        archives.put(name + "-" + version + "-py2.py3-none-any.whl", zip(files));
    }

    /** A source package, of files by their name. */
    void source(String name, String version, Map<String, String> files) {
        String folder = name + "-" + version + "/";
        Map<String, byte[]> entries = new LinkedHashMap<>();
        files.forEach((file, text) -> entries.put(folder + file, text.getBytes(UTF_8)));
        archives.put(name + "-" + version + ".zip", zip(entries));
    }

    private static Map<String, byte[]> tree(Path root, Path start) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(start)) {
            for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                if (!file.toString().endsWith(".class")) {
                    files.put(root.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        byte[] archive = archives.get(name);
        byte[] answer = archive == null ? links(name.replace("/", "")).getBytes(ISO_8859_1) : archive;
        exchange.getResponseHeaders().set("Content-Type", archive == null ? "text/html" : "application/octet-stream");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String links(String name) {
        StringBuilder page = new StringBuilder("<html><body>\n");
        archives.forEach((file, bytes) -> {
            if (file.replaceFirst("-\\d.*", "").replace('.', '-').equalsIgnoreCase(name)) {
                page.append("<a href=\"/" + file + "#sha256=" + sha256(bytes) + "\">" + file + "</a>\n");
            }
        });
        return page.append("</body></html>\n").toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
