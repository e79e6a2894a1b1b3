package org.wsgilet.listen;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ProxyConnectionFactory;

/**
 * The PROXY protocol, versions 1 and 2. A connection without its header is closed: "the receiver MUST NOT try to guess
 * whether the protocol header is present or not", says its specification.
 */
final class ProxyHeader extends ProxyConnectionFactory {

    @Override
    protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer buffer) {
        endPoint.close();
    }
}
