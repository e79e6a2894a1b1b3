package org.wsgilet.testing;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The extension of JUnit behind {@link WsgiTest}: one server for a test class and those nested in it. */
final class ServedTest implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ServedTest.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        // A nested class finds what is stored for the one around it.
        if (context.getStore(NAMESPACE).get(WsgiServer.class) == null) {
            WsgiTest test = context.getRequiredTestClass().getAnnotation(WsgiTest.class);
            context.getStore(NAMESPACE).put(WsgiServer.class, server(test));
        }
        stored(context).beforeAll(context);
    }

    private static WsgiServer server(WsgiTest test) {
        WsgiServer server = WsgiServer.of(test.value())
                .chdir(Path.of(test.chdir()))
                .pythonPath(Stream.of(test.pythonPath()).map(Path::of).toArray(Path[]::new))
                .contextPath(test.contextPath());
        for (String variable : test.env()) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "'" + variable + "' in env of @WsgiTest is not of the form NAME=value");
            }
            server = server.env(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return server;
    }

    private static WsgiServer stored(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(WsgiServer.class, WsgiServer.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stored(context).afterEach(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stored(context).afterAll(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WsgiServer.class;
    }

    @Override
    public WsgiServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stored(context);
    }
}
