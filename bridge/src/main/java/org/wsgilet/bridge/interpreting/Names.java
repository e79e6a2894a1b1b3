package org.wsgilet.bridge.interpreting;

import org.python.compiler.ScopeConstants;
import org.python.compiler.ScopeInfo;
import org.python.compiler.SymInfo;
import org.wsgilet.bridge.jython.PrivateNames;

/**
 * Where the names of a scope are kept, as {@code org.python.compiler.CodeCompiler} has it: in the fast locals of the
 * frame, in a cell that functions inside share, or in a dict.
 */
final class Names {

    final ScopeInfo scope;
    final boolean isFunction;
    final String className;
    private final boolean isOptimized;

    /** @param className of the class around, which private names are of; null if there is none */
    Names(ScopeInfo scope, boolean isFunction, String className) {
        this.scope = scope;
        this.isFunction = isFunction;
        this.className = className;
        this.isOptimized = isOptimized(scope, isFunction);
    }

    /** Whether what is neither bound nor a cell is global. */
    static boolean isOptimized(ScopeInfo scope, boolean isFunction) {
        return isFunction && !scope.exec && !scope.from_import_star;
    }

    /** {@code __name} in a class is {@code _Class__name}. */
    String mangled(String name) {
        return PrivateNames.mangled(className, name);
    }

    private String key(String id) {
        return isFunction ? id.intern() : mangled(id);
    }

    Step load(String id) {
        String name = key(id);
        SymInfo info = scope.tbl.get(name);
        if (info == null) {
            return frame -> frame.getname(name);
        }
        boolean isNowhere =
                !has(info, ScopeConstants.BOUND) && !has(info, ScopeConstants.CELL) && !has(info, ScopeConstants.FREE);
        if (has(info, ScopeConstants.GLOBAL) || isOptimized && isNowhere) {
            return frame -> frame.getglobal(name);
        }
        int cell = info.env_index;
        if (isFunction && has(info, ScopeConstants.CELL)) {
            return frame -> frame.getderef(cell);
        }
        if (isFunction && has(info, ScopeConstants.BOUND)) {
            int index = info.locals_index;
            return frame -> frame.getlocal(index);
        }
        if (has(info, ScopeConstants.FREE) && !has(info, ScopeConstants.BOUND)) {
            return frame -> frame.getderef(cell);
        }
        return frame -> frame.getname(name);
    }

    Store store(String id) throws NotInterpretedException {
        String name = key(id);
        SymInfo info = scope.tbl.get(name);
        if (info != null && has(info, ScopeConstants.GLOBAL)) {
            return (frame, value) -> frame.setglobal(name, value);
        }
        if (!isFunction) {
            return (frame, value) -> frame.setlocal(name, value);
        }
        if (info == null) {
            throw new NotInterpretedException(name);
        }
        if (has(info, ScopeConstants.CELL)) {
            int cell = info.env_index;
            return (frame, value) -> frame.setderef(cell, value);
        }
        int index = info.locals_index;
        return (frame, value) -> frame.setlocal(index, value);
    }

    Deletion delete(String id) throws NotInterpretedException {
        String name = key(id);
        SymInfo info = scope.tbl.get(name);
        if (info != null && has(info, ScopeConstants.GLOBAL)) {
            return frame -> frame.delglobal(name);
        }
        if (!isFunction) {
            return frame -> frame.dellocal(name);
        }
        if (info == null || has(info, ScopeConstants.CELL)) {
            throw new NotInterpretedException(name); // a SyntaxError
        }
        int index = info.locals_index;
        return frame -> frame.dellocal(index);
    }

    private static boolean has(SymInfo info, int flag) {
        return (info.flags & flag) != 0;
    }
}
