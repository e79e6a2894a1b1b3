package org.wsgilet.it;

import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.xml.XmlConfiguration;

/** Jetty, with a context file as its deployer reads it. */
final class RedeployingJetty implements Redeploying {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ContextHandlerCollection contexts = new ContextHandlerCollection();
    private final Path contextFile;
    private ContextHandler context;

    RedeployingJetty(Path contextFile) throws Exception {
        this.contextFile = contextFile;
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(contexts);
        server.start();
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public ClassLoader deploy() throws Exception {
        context =
                (ContextHandler) new XmlConfiguration(ResourceFactory.of(server).newResource(contextFile)).configure();
        contexts.addHandler(context);
        context.start();
        return context.getClassLoader();
    }

    @Override
    public void undeploy() throws Exception {
        context.stop();
        contexts.removeHandler(context);
        context.destroy();
        context = null;
    }
}
