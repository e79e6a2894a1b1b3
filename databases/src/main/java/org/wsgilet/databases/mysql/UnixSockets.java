package org.wsgilet.databases.mysql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;
import org.wsgilet.databases.sockets.UnixSocket;

/** Connects to the Unix socket of the configuration. Connector/J, which makes it by its name, needs JNA for its own. */
public final class UnixSockets extends ConfigurableSocketFactory {

    /** The option that has the path of the socket. */
    static final String OPTION = "wsgiletUnixSocket";

    private Path file;

    @Override
    public void setConfiguration(Configuration configuration, String host) {
        file = Path.of(configuration.nonMappedOptions().getProperty(OPTION));
    }

    @Override
    public Socket createSocket() throws IOException {
        return new UnixSocket(file);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket();
    }
}
