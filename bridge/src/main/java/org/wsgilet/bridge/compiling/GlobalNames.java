package org.wsgilet.bridge.compiling;

import java.util.List;
import org.python.compiler.ScopeInfo;
import org.python.compiler.ScopesCompiler;
import org.wsgilet.bridge.jython.Internal;

/** The names of {@code global} statements. */
public final class GlobalNames {

    private GlobalNames() {}

    /**
     * Called by the changed {@code ScopesCompiler} for each name. What a function calls global is so in the module
     * around, too, as in CPython: it differs where {@code exec} has two dicts.
     */
    public static int add(ScopeInfo scope, String name, ScopesCompiler scopes) {
        List<?> around = (List<?>) Internal.SCOPES.in(scopes);
        if (!around.isEmpty()) {
            ((ScopeInfo) around.get(0)).addGlobal(name);
        }
        return scope.addGlobal(name);
    }
}
