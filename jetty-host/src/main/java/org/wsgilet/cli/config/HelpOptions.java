package org.wsgilet.cli.config;

import picocli.CommandLine.Option;

/** The options that every command has and that are no settings: no variable, no key in wsgilet.toml. */
public final class HelpOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(names = "--all", description = "With --help: show all options, by subject.")
    private boolean all;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of Wsgilet, Jython, Jetty and Java, and exit.")
    private boolean version;

    public boolean all() {
        return all;
    }
}
