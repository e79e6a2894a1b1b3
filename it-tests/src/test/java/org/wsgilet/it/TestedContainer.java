package org.wsgilet.it;

/** The servlet containers that WARs are tested in, by the versions in the pom. */
enum TestedContainer {
    TOMCAT_10("Tomcat 10.1", "tomcat10.version", null),
    TOMCAT_11("Tomcat 11", "tomcat11.version", null),
    JETTY_12_0("Jetty 12.0 ee10", "jetty12.0.version", "ee10"),
    JETTY_12_1_EE10("Jetty 12.1 ee10", "jetty12.1.version", "ee10"),
    JETTY_12_1_EE11("Jetty 12.1 ee11", "jetty12.1.version", "ee11");

    private final String title;
    private final String version;
    private final String environment;

    /** @param environment of Jetty; null for Tomcat */
    TestedContainer(String title, String version, String environment) {
        this.title = title;
        this.version = version;
        this.environment = environment;
    }

    /** Another one at each call. */
    ContainerProcess server() {
        String number = System.getProperty(version);
        return environment == null ? new TomcatServer(number) : new JettyServer(number, environment);
    }

    /** One that leaves WARs packed. */
    ContainerProcess packed() {
        return server().packed();
    }

    @Override
    public String toString() {
        return title;
    }
}
