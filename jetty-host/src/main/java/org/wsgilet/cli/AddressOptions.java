package org.wsgilet.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wsgilet.jetty.Bind;
import picocli.CommandLine.Option;

/** Where the server listens. */
final class AddressOptions {

    @Option(
            names = {"-b", "--bind"},
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8000",
            description = "Address to listen on; port 0 takes a free one. Repeatable; a comma separates, too.")
    private List<String> binds;

    /** @throws IllegalArgumentException names the option and its wrong value */
    List<Bind> binds() {
        List<Bind> parsed = new ArrayList<>();
        Set<Bind> seen = new HashSet<>();
        for (String text : Values.split(binds, ",")) {
            Bind bind;
            try {
                bind = Bind.parse(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--bind " + text + ": " + e.getMessage(), e);
            }
            if (bind.port() != 0 && !seen.add(bind)) {
                throw new IllegalArgumentException("--bind " + text + " is given twice");
            }
            parsed.add(bind);
        }
        if (parsed.isEmpty()) {
            throw new IllegalArgumentException("--bind is empty: name an address to listen on");
        }
        return parsed;
    }
}
