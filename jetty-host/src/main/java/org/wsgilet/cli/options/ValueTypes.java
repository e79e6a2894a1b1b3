package org.wsgilet.cli.options;

import java.nio.file.Path;
import org.wsgilet.listen.Bind;
import org.wsgilet.listen.UnixPermissions;
import org.wsgilet.log.Rotation;
import picocli.CommandLine;

/** Types of options that read themselves. */
public final class ValueTypes {

    private ValueTypes() {}

    /** Each throws an {@link IllegalArgumentException} that says what is wrong with a value. */
    public static void register(CommandLine command) {
        command.registerConverter(Bind.Tcp.class, Bind.Tcp::parse);
        command.registerConverter(UnixPermissions.class, UnixPermissions::parse);
        command.registerConverter(Rotation.class, Rotation::parse);
        command.registerConverter(Path.class, ValueTypes::path);
    }

    /** What a variable that is set to nothing would name is the current folder. */
    private static Path path(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of a file or folder is missing");
        }
        return Path.of(name);
    }
}
