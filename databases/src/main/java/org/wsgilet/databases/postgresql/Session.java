package org.wsgilet.databases.postgresql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
import org.postgresql.core.PGStream;

/**
 * A session with a server, in simple queries of version 3 of the protocol: pgjdbc opens the stream, and its own
 * statements are not used, as they ask for UTF-8, for dates in ISO style and for the time zone of the JVM. Strings hold
 * one byte in each character, in the client encoding. One thread at a time; {@link #cancel} and {@link #close} are for
 * any.
 */
public final class Session implements Closeable {

    /** A message of another session, by NOTIFY. */
    public record Notification(int pid, String channel, String payload) {}

    private static final int CANCEL_REQUEST = 80877102;
    private static final int CANCEL_TIMEOUT_MILLIS = 10_000;
    private static final int LENGTH_BYTES = 4;
    private static final String GONE = "server closed the connection unexpectedly\n"
            + "\tThis probably means the server terminated abnormally\n"
            + "\tbefore or while processing the request.\n";

    private final PGStream stream;
    private final Cancelling cancelling;
    private final Map<String, String> parameters = new ConcurrentHashMap<>();
    private final List<ServerMessage> notices = new ArrayList<>();
    private final List<Notification> notifications = new ArrayList<>();
    private int pid;
    private byte[] cancelKey = new byte[0];
    private volatile char transactionStatus = 'I';
    private volatile boolean open = true;
    private boolean busy;

    /** The columns of the last result, and the message that described them: those of the next are often the same. */
    private List<Column> described = List.of();

    private byte[] description = new byte[0];

    /** Whether the last answer was read to its end. */
    private boolean ready;

    /** How a command is cancelled. */
    @FunctionalInterface
    interface Cancelling {

        void cancel() throws IOException;
    }

    Session(PGStream stream) {
        this.stream = stream;
        this.cancelling = this::sendCancel;
    }

    /** One that has begun already. */
    Session(PGStream stream, int pid, Map<String, String> parameters, Cancelling cancelling) {
        this.stream = stream;
        this.pid = pid;
        this.parameters.putAll(parameters);
        this.cancelling = cancelling;
    }

    /** Reads what the server says after the login, until it is ready. */
    void begin() throws IOException, Lost {
        Result result = receive(null);
        if (result.error() != null) {
            throw new Lost("", result.error());
        }
    }

    public int pid() {
        return pid;
    }

    /** A parameter that the server reports, such as {@code TimeZone}; null if it does not. */
    public String parameter(String name) {
        return parameters.get(name);
    }

    /**
     * {@code I} outside of a transaction, {@code T} in one, {@code E} in one that has failed, {@code A} in a command.
     */
    public char transactionStatus() {
        return busy ? 'A' : transactionStatus;
    }

    public boolean isOpen() {
        return open;
    }

    /** The {@code protocol} or {@code cipher} of TLS, or its {@code library}; null without TLS, and for other names. */
    public String tls(String name) {
        if (!(stream.getSocket() instanceof SSLSocket socket)) {
            return null;
        }
        return switch (name) {
            case "library" -> "JSSE";
            case "protocol" -> socket.getSession().getProtocol();
            case "cipher" -> socket.getSession().getCipherSuite();
            default -> null;
        };
    }

    /** Takes the notices that have come. */
    public List<ServerMessage> takeNotices() {
        return taken(notices);
    }

    /** Takes the notifications that have come. */
    public List<Notification> takeNotifications() {
        return taken(notifications);
    }

    private static <T> List<T> taken(List<T> list) {
        if (list.isEmpty()) {
            return List.of();
        }
        List<T> taken = List.copyOf(list);
        list.clear();
        return taken;
    }

    /**
     * Runs a query of any number of commands, and returns the result of the last one.
     *
     * @param copy for a COPY in it; null if there is none
     * @throws Lost if the connection is lost
     * @throws IllegalStateException if a query runs already, which is that of the thread itself
     */
    public Result run(String query, Copy copy) throws Lost {
        if (busy) {
            throw new IllegalStateException("the connection is in the middle of another command");
        }
        busy = true;
        ready = false;
        try {
            byte[] bytes = query.getBytes(ISO_8859_1);
            send('Q', bytes.length + 1);
            stream.send(bytes);
            stream.sendChar(0);
            stream.flush();
            return receive(copy);
        } catch (IOException e) {
            throw lost(e);
        } finally {
            busy = false;
            if (!ready) {
                close(); // an error in the middle of an answer: what comes next would be taken for another one
            }
        }
    }

    private Lost lost(IOException cause) {
        close();
        return new Lost(GONE, cause);
    }

    private void send(char type, int length) throws IOException {
        stream.sendChar(type);
        stream.sendInteger4(length + LENGTH_BYTES);
    }

    /** Reads until the server is ready for the next query. */
    private Result receive(Copy copy) throws IOException, Lost {
        Answer answer = new Answer(copy);
        while (true) {
            int type;
            try {
                type = stream.receiveChar();
            } catch (IOException e) {
                if (answer.error == null) {
                    throw e;
                }
                close(); // the server has said why
                return Result.failed(answer.error);
            }
            int length = stream.receiveInteger4() - LENGTH_BYTES;
            if (type == 'Z') {
                transactionStatus = (char) stream.receiveChar();
                ready = true;
                return answer.result();
            }
            answer.take(type, length);
        }
    }

    /**
     * Reads what the server has sent by itself, without waiting.
     *
     * @throws Lost if it has closed the connection
     */
    public void poll() throws Lost {
        try {
            while (open && stream.hasMessagePending()) {
                int type = stream.receiveChar();
                new Answer(null).take(type, stream.receiveInteger4() - LENGTH_BYTES);
            }
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Asks the server to cancel the command that runs. */
    public void cancel() throws IOException {
        cancelling.cancel();
    }

    private void sendCancel() throws IOException {
        try (PGStream another = new PGStream(
                stream.getSocketFactory(), stream.getHostSpec(), CANCEL_TIMEOUT_MILLIS, LENGTH_BYTES * LENGTH_BYTES)) {
            another.setNetworkTimeout(CANCEL_TIMEOUT_MILLIS);
            another.sendInteger4(3 * LENGTH_BYTES + cancelKey.length);
            another.sendInteger4(CANCEL_REQUEST);
            another.sendInteger4(pid);
            another.send(cancelKey);
            another.flush();
            another.receiveEOF();
        } catch (java.sql.SQLException e) {
            throw new IOException(e);
        }
    }

    /** How long an answer may take, in milliseconds; 0, as at the beginning, is for ever. */
    void setTimeout(int millis) throws Lost {
        try {
            stream.setNetworkTimeout(millis);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Ends the session; the server rolls back what is not committed. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            if (!busy) {
                send('X', 0);
                stream.flush();
            }
        } catch (IOException e) {
            // It is gone already.
        }
        try {
            stream.close();
        } catch (IOException e) {
            // as above
        }
    }

    /** What has come so far of the answer to a query. */
    private final class Answer {

        private final Copy copy;
        private List<Column> columns = List.of();
        private List<byte[]> rows = List.of();
        private Result last = Result.of(Result.Kind.EMPTY);
        private ServerMessage error;
        private RuntimeException failure;

        Answer(Copy copy) {
            this.copy = copy;
        }

        Result result() {
            if (failure != null && (error == null || failure instanceof CopyWithoutFile)) {
                throw failure;
            }
            return error == null ? last : Result.failed(error);
        }

        void take(int type, int length) throws IOException {
            switch (type) {
                case 'D' -> rows.add(row(length));
                case 'T' -> describe(stream.receive(length));
                case 'C' -> complete(string(length - 1));
                case 'I' -> last = Result.of(Result.Kind.EMPTY);
                case 'E' -> error = ServerMessage.parse(body(length));
                case 'N' -> notices.add(ServerMessage.parse(body(length)));
                case 'A' -> notified(stream.receiveInteger4(), body(length - LENGTH_BYTES));
                case 'S' -> {
                    String[] pair = body(length).split("\0", -1);
                    parameters.put(pair[0], pair[1]);
                }
                case 'K' -> {
                    pid = stream.receiveInteger4();
                    cancelKey = stream.receive(length - LENGTH_BYTES);
                }
                case 'G' -> copyIn(length);
                case 'H' -> copyOut(length);
                case 'd' -> copied(stream.receive(length));
                default -> stream.skip(length);
            }
        }

        private byte[] row(int length) throws IOException {
            stream.receiveInteger2(); // the number of columns, which is known
            return stream.receive(length - 2);
        }

        private String string(int length) throws IOException {
            String string = new String(stream.receive(length), ISO_8859_1);
            stream.receiveChar();
            return string;
        }

        private String body(int length) throws IOException {
            return new String(stream.receive(length), ISO_8859_1);
        }

        private void describe(byte[] body) {
            if (!Arrays.equals(body, description)) {
                described = Columns.parse(body);
                description = body;
            }
            columns = described;
            rows = new ArrayList<>();
        }

        private void complete(String status) {
            boolean hasRows = rows instanceof ArrayList;
            if (last.kind() != Result.Kind.COPY_WITHOUT_FILE) {
                last = new Result(hasRows ? Result.Kind.ROWS : Result.Kind.DONE, columns, rows, status, null);
            }
            columns = List.of();
            rows = List.of();
        }

        private void notified(int from, String body) {
            String[] parts = body.split("\0", -1);
            notifications.add(new Notification(from, parts[0], parts[1]));
        }

        private void copyIn(int length) throws IOException {
            stream.skip(length);
            String complaint = copy == null ? "no file to read from" : null;
            if (copy == null) {
                last = Result.of(Result.Kind.COPY_WITHOUT_FILE);
                failure = new CopyWithoutFile("FROM");
            } else {
                try {
                    for (byte[] data; (data = copy.read()) != null; ) {
                        send('d', data.length);
                        stream.send(data);
                    }
                } catch (RuntimeException e) {
                    failure = e;
                    complaint = "error in .read() call" + (e.getMessage() == null ? "" : ": " + e.getMessage());
                }
            }
            if (complaint == null) {
                send('c', 0);
            } else {
                byte[] bytes = complaint.getBytes(ISO_8859_1);
                send('f', bytes.length + 1);
                stream.send(bytes);
                stream.sendChar(0);
            }
            stream.flush();
        }

        private void copyOut(int length) throws IOException {
            stream.skip(length);
            if (copy == null) {
                last = Result.of(Result.Kind.COPY_WITHOUT_FILE);
                failure = new CopyWithoutFile("TO");
            }
        }

        private void copied(byte[] data) {
            if (failure != null) {
                return; // what is left has to be read
            }
            try {
                copy.write(data);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }
}
