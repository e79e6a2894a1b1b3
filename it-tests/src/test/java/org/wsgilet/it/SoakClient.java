package org.wsgilet.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One of the clients of a soak: asks, leaves in the middle, and notes each answer that is not its own. */
final class SoakClient implements Runnable {
    private static final int PAUSE_MILLIS = Integer.getInteger("soak.pause", 10);
    private static final int LONG_STREAM = 100_000;
    private static final int MAX_STALLED = 20;
    private static final int DRIPS = 50;

    /** What all clients have seen. */
    static final class Seen {
        final Map<String, AtomicLong> counts = new TreeMap<>();
        final Queue<String> wrong = new ConcurrentLinkedQueue<>();

        /** The tokens of requests that got their answer. */
        final Set<String> answered = ConcurrentHashMap.newKeySet();

        Seen() {
            KINDS.forEach(kind -> counts.put(kind, new AtomicLong()));
        }
    }

    /** Those that leave the connection as it was, for the next. */
    private static final Set<String> KEEPING = Set.of("pipelined", "json", "upload", "chunked", "stream", "error");

    private static final List<String> KINDS = Stream.concat(
                    KEEPING.stream().sorted(),
                    Stream.of(
                            "slow",
                            "slow upload",
                            "stalled upload",
                            "left response",
                            "left upload",
                            "reset upload",
                            "reset chunked",
                            "cut",
                            "cut upload",
                            "cut chunked"))
            .toList();

    private final int port;
    private final long end;
    private final String name;
    private final Random random;
    private final Seen seen;
    private final Deque<Wire> stalled = new ArrayDeque<>();
    private Wire kept;
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
        kept = Wire.to(port);
        while (System.nanoTime() < end) {
            ask(KINDS.get(random.nextInt(KINDS.size())), name + "-" + requests++);
            LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000L);
        }
        kept.close();
        stalled.forEach(Wire::close);
    }

    private void ask(String kind, String token) {
        boolean keeping = KEEPING.contains(kind) && random.nextInt(4) > 0;
        Wire wire = keeping ? kept : Wire.to(port);
        try {
            ask(kind, wire, token);
            seen.counts.get(kind).incrementAndGet();
        } catch (RuntimeException | AssertionError e) {
            seen.wrong.add(kind + " " + token + ": " + e);
            kept = keeping ? Wire.to(port) : kept;
        }
        if (kind.equals("stalled upload")) {
            hold(wire);
        } else if (wire != kept) {
            wire.close();
        }
    }

    private void ask(String kind, Wire wire, String token) {
        switch (kind) {
            case "pipelined" -> pipeline(wire, token);
            case "json" -> {
                expect(get(wire, "/json/" + token).read(), 200, "\"token\":\"" + token + "\"");
                seen.answered.add(token);
            }
            case "upload" -> upload(wire, token);
            case "chunked" -> uploadChunked(wire, token);
            case "stream" ->
                expectText(token, get(wire, "/stream/" + token + "/300").read(), (token + "\n").repeat(300));
            case "error" -> {
                expect(get(wire, "/error/" + token).read(), 500, "");
                seen.answered.add(token);
            }
            case "slow" -> slowly(wire, token);
            case "slow upload" -> uploadSlowly(wire, token);
            case "stalled upload" -> post(wire, "upload", token, 900_000).sendRaw("x".repeat(random.nextInt(900_000)));
            case "left response" ->
                get(wire, "/stream/" + token + "/" + LONG_STREAM).readBytes(4000);
            case "left upload" -> post(wire, "upload", token, 400_000).sendRaw("half");
            case "reset upload" -> partOfUpload(wire, token).reset();
            case "reset chunked" ->
                postChunked(wire, "upload", token)
                        .sendRaw("5\r\nhello\r\n5\r\nhe")
                        .reset();
            case "cut" -> expectCut(token, get(wire, "/cut/" + token));
            case "cut upload" -> expectCut(token, post(wire, "cut", token, 3).sendRaw("abc"));
            case "cut chunked" ->
                expectCut(token, postChunked(wire, "cut", token).sendRaw("3\r\nabc\r\n0\r\n\r\n"));
            default -> throw new IllegalArgumentException(kind);
        }
    }

    /** Keeps the newest to the end. */
    private void hold(Wire wire) {
        stalled.add(wire);
        if (stalled.size() > MAX_STALLED) {
            stalled.remove().close();
        }
    }

    /** Several requests at once on one connection: the answers come in their order. */
    private void pipeline(Wire wire, String token) {
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            get(wire, "/small/" + token + "-" + i);
        }
        for (int i = 0; i < count; i++) {
            expectText(token + "-" + i, wire.read(), token + "-" + i);
        }
    }

    private void upload(Wire wire, String token) {
        String body = token.repeat(1 + random.nextInt(20_000));
        expectDigest(token, post(wire, "upload", token, body.length()).sendRaw(body), body);
    }

    private void uploadChunked(Wire wire, String token) {
        String chunk = Integer.toHexString(token.length()) + "\r\n" + token + "\r\n";
        int count = 1 + random.nextInt(500);
        postChunked(wire, "upload", token).sendRaw(chunk.repeat(count) + "0\r\n\r\n");
        expectDigest(token, wire, token.repeat(count));
    }

    /** Sends and reads in small pieces, with pauses. */
    private void slowly(Wire wire, String token) {
        for (String piece : List.of("GET /stream/", token, "/20 HTTP/1.1\r\nHo", "st: h\r\n", "\r\n")) {
            wire.sendRaw(piece);
            LockSupport.parkNanos(100_000_000);
        }
        expectText(token, wire.read(), (token + "\n").repeat(20));
    }

    /** Drips: a byte, and a while later another. */
    private void uploadSlowly(Wire wire, String token) {
        post(wire, "upload", token, DRIPS);
        for (int i = 0; i < DRIPS; i++) {
            wire.sendRaw("x");
            LockSupport.parkNanos(10_000_000);
        }
        expectDigest(token, wire, "x".repeat(DRIPS));
    }

    private Wire partOfUpload(Wire wire, String token) {
        int length = 2 + random.nextInt(random.nextBoolean() ? 100 : 2_000_000);
        return post(wire, "upload", token, length).sendRaw("x".repeat(random.nextInt(length)));
    }

    private static Wire get(Wire wire, String path) {
        return wire.send("GET " + path + " HTTP/1.1", "Host: h");
    }

    private static Wire post(Wire wire, String route, String token, int length) {
        return wire.send("POST /" + route + "/" + token + " HTTP/1.1", "Host: h", "Content-Length: " + length);
    }

    private static Wire postChunked(Wire wire, String route, String token) {
        return wire.send("POST /" + route + "/" + token + " HTTP/1.1", "Host: h", "Transfer-Encoding: chunked");
    }

    private void expectCut(String token, Wire wire) {
        Response response = wire.read();
        if (response.complete() || !response.text().equals(token) || wire.end() == Wire.End.OPEN) {
            throw new AssertionError("not cut: " + response);
        }
        seen.answered.add(token);
    }

    private void expectDigest(String token, Wire wire, String body) {
        expectText(token, wire.read(), token + " " + md5(body));
    }

    private void expectText(String token, Response response, String text) {
        expect(response, 200, "");
        if (!response.text().equals(text)) {
            throw new AssertionError("answered with " + response);
        }
        seen.answered.add(token);
    }

    private static void expect(Response response, int status, String part) {
        if (response.status() != status
                || !response.complete()
                || !response.text().contains(part)) {
            throw new AssertionError("answered with " + response);
        }
    }

    private static String md5(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(body.getBytes(ISO_8859_1));
            return String.format(Locale.ROOT, "%032x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
