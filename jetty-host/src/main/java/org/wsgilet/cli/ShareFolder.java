package org.wsgilet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.wsgilet.bridge.version.WsgiletVersion;
import org.wsgilet.cli.help.Completion;
import org.wsgilet.cli.help.ManPage;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the folder {@code share} of the installation, manual pages and completion; the build calls it. */
public final class ShareFolder {

    private ShareFolder() {}

    /** @param arguments the folder */
    public static void main(String[] arguments) throws IOException {
        Path share = Path.of(arguments[0]);
        CommandLine wsgilet = Wsgilet.configured(new Wsgilet(), Map.of());
        Path pages = Files.createDirectories(share.resolve("man/man1"));
        for (CommandLine command : Stream.concat(Stream.of(wsgilet), wsgilet.getSubcommands().values().stream())
                .toList()) {
            CommandSpec spec = command.getCommandSpec();
            Files.writeString(pages.resolve(ManPage.name(spec) + ".1"), ManPage.of(spec, WsgiletVersion.CURRENT));
        }
        Path completions = Files.createDirectories(share.resolve("bash-completion/completions"));
        Files.writeString(completions.resolve(wsgilet.getCommandName()), Completion.of(wsgilet));
    }
}
