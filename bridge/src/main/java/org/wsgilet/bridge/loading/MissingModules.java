package org.wsgilet.bridge.loading;

import java.util.Optional;
import java.util.Set;

/** Modules of CPython 2.7 on Linux that neither Jython nor Wsgilet has. */
public final class MissingModules {

    private static final Set<String> NAMES = Set.of(
            "Bastion",
            "Tkinter",
            "_bisect",
            "_curses",
            "_curses_panel",
            "_elementtree",
            "_lsprof",
            "_md5",
            "_sha",
            "_sha256",
            "_sha512",
            "_ssl",
            "_struct",
            "_symtable",
            "_sysconfigdata",
            "_tkinter",
            "audiodev",
            "bsddb",
            "curses",
            "dbhash",
            "dbm",
            "dl",
            "gdbm",
            "imageop",
            "imputil",
            "linuxaudiodev",
            "modulefinder",
            "nis",
            "ossaudiodev",
            "rexec",
            "rgbimg",
            "stringold",
            "sunaudio",
            "toaiff",
            "xxsubtype");

    private MissingModules() {}

    static Set<String> names() {
        return NAMES;
    }

    /** A sentence on a module of that name, if it is one of them. */
    public static Optional<String> advice(String name) {
        return Optional.of(name)
                .filter(NAMES::contains)
                .map(module -> module
                        + " is a module of CPython's standard library that is not there on the JVM: do without it");
    }
}
