package org.wsgilet.it;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.nio.file.Path;
import org.wsgilet.bridge.WsgiServlet;
import org.wsgilet.bridge.WsgiSettings;

/** A web application that makes its settings in Java: the one of DataSourcesIT. */
public final class PooledInCode implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        WsgiSettings settings = WsgiSettings.of("app:application")
                .chdir(Path.of(context.getRealPath(WsgiSettings.WEB_APPLICATION_FOLDER)))
                .pythonPath(Path.of(context.getRealPath(WsgiSettings.SITE_PACKAGES_FOLDER)))
                .databasePool("jndi:java:comp/env/jdbc/shop");
        ServletRegistration.Dynamic servlet = context.addServlet("wsgi", new WsgiServlet(settings));
        servlet.setLoadOnStartup(1);
        servlet.addMapping("/*");
    }
}
