package org.wsgilet.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What the command {@code wsgilet} prints and exits with, without a process of its own. */
record Console(int exitCode, String out, String err) {

    static Console run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** @param environment the variables of the process */
    static Console run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Wsgilet.configured(new Wsgilet(), environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int exitCode = command.execute(arguments);
        return new Console(exitCode, out.toString(), err.toString());
    }

    /** @param line arguments with spaces between them */
    static Console run(String line) {
        return run(line.isEmpty() ? new String[0] : List.of(line.split(" +")).toArray(String[]::new));
    }
}
