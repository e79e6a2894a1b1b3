package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** One of the clients of a soak: asks, leaves in the middle, and notes each answer that is not its own. */
final class SoakClient implements Runnable {
    private static final int PAUSE_MILLIS = Integer.getInteger("soak.pause", 10);
    private static final int LONG_STREAM = 100_000;

    /** What all clients have seen. */
    static final class Seen {
        final Map<String, AtomicLong> counts = new TreeMap<>();
        final Queue<String> wrong = new ConcurrentLinkedQueue<>();

        Seen() {
            KINDS.forEach(kind -> counts.put(kind, new AtomicLong()));
        }
    }

    private static final List<String> KINDS = List.of(
            "pipelined", "json", "upload", "chunked", "stream", "error", "slow", "left response", "left upload");

    private final int port;
    private final long end;
    private final String name;
    private final Random random;
    private final Seen seen;
    private int requests;

    SoakClient(int port, long end, String name, Seen seen) {
        this.port = port;
        this.end = end;
        this.name = name;
        this.random = new Random(name.hashCode());
        this.seen = seen;
    }

    @Override
    public void run() {
        while (System.nanoTime() < end) {
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            String token = name + "-" + requests++;
            try (Wire wire = Wire.to(port)) {
                ask(kind, wire, token);
                seen.counts.get(kind).incrementAndGet();
            } catch (RuntimeException | AssertionError e) {
                seen.wrong.add(kind + " " + token + ": " + e);
            }
            LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000L);
        }
    }

    private void ask(String kind, Wire wire, String token) {
        switch (kind) {
            case "pipelined" -> pipeline(wire, token);
            case "json" -> expect(get(wire, "/json/" + token).read(), 200, "\"token\":\"" + token + "\"");
            case "upload" -> upload(wire, token);
            case "chunked" -> uploadChunked(wire, token);
            case "stream" -> expectText(get(wire, "/stream/" + token + "/300").read(), (token + "\n").repeat(300));
            case "error" -> expect(get(wire, "/error/" + token).read(), 500, "");
            case "slow" -> slowly(wire, token);
            case "left response" ->
                get(wire, "/stream/" + token + "/" + LONG_STREAM).readBytes(4000);
            default -> post(wire, token, 400_000).sendRaw("half");
        }
    }

    /** Several requests at once on one connection: the answers come in their order. */
    private void pipeline(Wire wire, String token) {
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            get(wire, "/small/" + token + "-" + i);
        }
        for (int i = 0; i < count; i++) {
            expectText(wire.read(), token + "-" + i);
        }
    }

    private void upload(Wire wire, String token) {
        String body = token.repeat(1 + random.nextInt(20_000));
        expectText(post(wire, token, body.length()).sendRaw(body).read(), token + " " + md5(body));
    }

    private void uploadChunked(Wire wire, String token) {
        String chunk = Integer.toHexString(token.length()) + "\r\n" + token + "\r\n";
        int count = 1 + random.nextInt(500);
        wire.send("POST /upload/" + token + " HTTP/1.1", "Host: h", "Transfer-Encoding: chunked");
        expectText(wire.sendRaw(chunk.repeat(count) + "0\r\n\r\n").read(), token + " " + md5(token.repeat(count)));
    }

    /** Sends and reads in small pieces, with pauses. */
    private void slowly(Wire wire, String token) {
        for (String piece : List.of("GET /stream/", token, "/20 HTTP/1.1\r\nHo", "st: h\r\n", "\r\n")) {
            wire.sendRaw(piece);
            LockSupport.parkNanos(100_000_000);
        }
        expectText(wire.read(), (token + "\n").repeat(20));
    }

    private static Wire get(Wire wire, String path) {
        return wire.send("GET " + path + " HTTP/1.1", "Host: h");
    }

    private static Wire post(Wire wire, String token, int length) {
        return wire.send("POST /upload/" + token + " HTTP/1.1", "Host: h", "Content-Length: " + length);
    }

    private static void expect(Response response, int status, String part) {
        if (response.status() != status
                || !response.complete()
                || !response.text().contains(part)) {
            throw new AssertionError("answered with " + response);
        }
    }

    private static void expectText(Response response, String text) {
        expect(response, 200, "");
        if (!response.text().equals(text)) {
            throw new AssertionError("answered with " + response);
        }
    }

    private static String md5(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(body.getBytes(ISO_8859_1));
            return "%032x".formatted(new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
