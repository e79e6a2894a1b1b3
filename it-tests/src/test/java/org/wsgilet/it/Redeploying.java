package org.wsgilet.it;

/** A servlet container in this JVM that has one web application, which comes and goes: for DeployCycles. */
interface Redeploying {

    int port();

    /** Deploys it at {@code /app}; returns its class loader. */
    ClassLoader deploy() throws Exception;

    void undeploy() throws Exception;
}
