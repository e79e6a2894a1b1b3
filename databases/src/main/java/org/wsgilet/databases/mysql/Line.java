package org.wsgilet.databases.mysql;

import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import org.mariadb.jdbc.client.Client;

/** What a session does with its connection but for sending and receiving. */
interface Line {

    /** How long to wait for an answer, in milliseconds; 0 for as long as it takes. */
    int timeout() throws IOException;

    void setTimeout(int millis) throws IOException;

    void close();

    /** That of Connector/J, which says goodbye. */
    record OfClient(Client client) implements Line {

        @Override
        public int timeout() {
            return client.getSocketTimeout();
        }

        @Override
        public void setTimeout(int millis) throws IOException {
            try {
                client.setSocketTimeout(millis);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            try {
                client.close();
            } catch (SQLException e) {
                // it is closed
            }
        }
    }

    /** One of which only the socket is known. */
    record OfSocket(Socket socket) implements Line {

        @Override
        public int timeout() throws IOException {
            return socket.getSoTimeout();
        }

        @Override
        public void setTimeout(int millis) throws IOException {
            socket.setSoTimeout(millis);
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // it is closed
            }
        }
    }
}
