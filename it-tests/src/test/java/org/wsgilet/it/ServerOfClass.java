package org.wsgilet.it;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that a test class registers as an extension: it runs from its first test to its last. */
abstract class ServerOfClass implements Deployment, BeforeAllCallback, AfterAllCallback {
    private ExtensionContext owner;

    abstract void startServer();

    abstract void stopServer();

    @Override
    public final void beforeAll(ExtensionContext context) {
        // JUnit calls this again for each nested class
        if (owner == null) {
            owner = context;
            startServer();
        }
    }

    @Override
    public final void afterAll(ExtensionContext context) {
        if (context == owner) {
            stopServer();
        }
    }
}
