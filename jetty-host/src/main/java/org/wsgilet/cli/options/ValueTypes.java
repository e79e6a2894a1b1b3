package org.wsgilet.cli.options;

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
    }
}
