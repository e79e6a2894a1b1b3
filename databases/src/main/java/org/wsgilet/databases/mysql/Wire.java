package org.wsgilet.databases.mysql;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.Statement;
import org.mariadb.jdbc.client.Client;
import org.mariadb.jdbc.client.Completion;
import org.mariadb.jdbc.client.Context;
import org.mariadb.jdbc.client.ReadableByteBuf;
import org.mariadb.jdbc.client.socket.Reader;
import org.mariadb.jdbc.client.socket.Writer;
import org.mariadb.jdbc.client.util.ClosableLock;
import org.mariadb.jdbc.client.util.MutableByte;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.mariadb.jdbc.message.ClientMessage;

/**
 * The packets of a connection of Connector/J, which has logged in: over TCP or a Unix socket, with TLS and compression
 * if it agreed on them. Its own statements make Java objects of the values, and insist on UTF-8.
 */
final class Wire {

    private static final int BUFFER_BYTES = 16_384;

    private final Reader reader;
    private final Writer writer;
    private final Line line;

    private Wire(Reader reader, Writer writer, Line line) {
        this.reader = reader;
        this.writer = writer;
        this.line = line;
    }

    static Wire of(Client client) throws SQLException {
        Taking taking = new Taking();
        client.execute(taking, false);
        return new Wire(taking.reader, taking.writer, new Line.OfClient(client));
    }

    /** Goes on where the last response of a connection that has logged in, without compression, has been read. */
    static Wire on(Socket socket) throws IOException, SQLException {
        MutableByte sequence = new MutableByte();
        Reader reader = new Reader(
                new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES),
                Configuration.parse("jdbc:mariadb://localhost/"),
                sequence);
        Writer writer = new Writer(socket.getOutputStream(), 0, null, sequence, new MutableByte());
        return new Wire(reader, writer, new Line.OfSocket(socket));
    }

    /** In milliseconds; 0 for none. */
    int timeout() throws IOException {
        return line.timeout();
    }

    /** How long to wait for each answer from now on. */
    void setTimeout(int millis) throws IOException {
        line.setTimeout(millis);
    }

    void close() {
        line.close();
    }

    void send(int command, byte[] body) throws IOException {
        writer.initPacket();
        writer.writeByte(command);
        writer.writeBytes(body);
        writer.flush();
    }

    /** The first packet of a response, which is a short one. A file that it asks for goes on with its number. */
    byte[] receiveFirst() throws IOException {
        ReadableByteBuf packet = reader.readReusablePacket(false);
        byte[] data = new byte[packet.readableBytes()];
        packet.readBytes(data);
        return data;
    }

    byte[] receive() throws IOException {
        return reader.readPacket(false);
    }

    /** Sends a part of a file that the server has asked for; an empty one is its end. */
    void sendFile(byte[] data, int length) throws IOException {
        if (length == 0) {
            writer.writeEmptyPacket();
        } else {
            writer.writeBytes(data, 0, length);
            writer.flush();
        }
    }

    /** A message that sends nothing and receives nothing. */
    private static final class Taking implements ClientMessage {

        private Reader reader;
        private Writer writer;

        @Override
        public int encode(Writer writer, Context context) {
            this.writer = writer;
            return 1;
        }

        @Override
        public Completion readPacket(
                Statement statement,
                int fetchSize,
                long maxRows,
                int concurrency,
                int type,
                boolean closesOnCompletion,
                Reader reader,
                Writer writer,
                Context context,
                ExceptionFactory exceptions,
                ClosableLock lock,
                boolean traced,
                ClientMessage message,
                Consumer<String> redirect) {
            this.reader = reader;
            return new Completion() {};
        }
    }
}
