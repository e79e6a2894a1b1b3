package org.wsgilet.bridge.interpreting;

import org.python.core.CodeFlag;
import org.python.core.CompilerFlags;

/** The flags of a compilation that code keeps: {@code exec}, {@code eval} and {@code compile} in it take them over. */
public final class KeptFlags {

    private static final int KEPT = CodeFlag.CO_GENERATOR_ALLOWED.flag
            | CodeFlag.CO_FUTURE_DIVISION.flag
            | CodeFlag.CO_FUTURE_PRINT_FUNCTION.flag
            | CodeFlag.CO_FUTURE_UNICODE_LITERALS.flag;

    private KeptFlags() {}

    static int of(CompilerFlags flags) {
        return flags.toBits() & KEPT;
    }

    /**
     * Called by Jython's compiler.
     *
     * @param known what it keeps itself
     * @param flags null where there are none
     */
    public static int with(int known, CompilerFlags flags) {
        return flags == null ? known : known | of(flags);
    }
}
