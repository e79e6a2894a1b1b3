package org.wsgilet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.wsgilet.bridge.version.WsgiletVersion;
import org.wsgilet.cli.help.ManPage;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the manual pages; the build calls it. */
public final class ManPages {

    private ManPages() {}

    /** @param arguments the folder that gets them */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        CommandLine wsgilet = Wsgilet.configured(new Wsgilet(), Map.of());
        for (CommandLine command : Stream.concat(Stream.of(wsgilet), wsgilet.getSubcommands().values().stream())
                .toList()) {
            CommandSpec spec = command.getCommandSpec();
            Files.writeString(folder.resolve(ManPage.name(spec) + ".1"), ManPage.of(spec, WsgiletVersion.CURRENT));
        }
    }
}
