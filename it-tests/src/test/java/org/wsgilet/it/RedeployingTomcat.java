package org.wsgilet.it;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;

/** Tomcat. */
final class RedeployingTomcat implements Redeploying {

    private final Tomcat tomcat = new Tomcat();
    private final Path war;
    private Context context;

    RedeployingTomcat(Path folder, Path war, boolean unpacked) throws Exception {
        this.war = war;
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        Files.createDirectories(folder.resolve("webapps"));
        tomcat.getHost().setAppBase(folder.resolve("webapps").toString());
        ((StandardHost) tomcat.getHost()).setUnpackWARs(unpacked);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.start();
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public ClassLoader deploy() {
        context = tomcat.addWebapp("/app", war.toString());
        return context.getLoader().getClassLoader();
    }

    @Override
    public void undeploy() throws Exception {
        context.stop();
        tomcat.getHost().removeChild(context);
        context.destroy();
        context = null;
    }
}
