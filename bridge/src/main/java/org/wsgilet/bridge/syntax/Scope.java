package org.wsgilet.bridge.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A module, a class or a function, for the statements that are right only somewhere in it. */
final class Scope {

    /** What {@code break} and {@code continue} depend on. */
    enum Block {
        LOOP,
        FINALLY
    }

    private final boolean isFunction;
    private final int line;
    private final Findings findings;
    private final List<Block> blocks = new ArrayList<>();
    private final Set<String> arguments = new HashSet<>();
    private boolean yields;
    private boolean returnsValue;

    Scope(boolean isFunction, int line, Findings findings) {
        this.isFunction = isFunction;
        this.line = line;
        this.findings = findings;
    }

    void enter(Block block) {
        blocks.add(block);
    }

    void leave() {
        blocks.remove(blocks.size() - 1);
    }

    void argument(String name) {
        if (!arguments.add(name)) {
            findings.inNames(line, "duplicate argument '" + name + "' in function definition");
        }
    }

    void returns(int statement, boolean value) {
        if (!isFunction) {
            findings.inCode(statement, "'return' outside function");
        }
        returnsValue |= value;
        checkGenerator(statement);
    }

    void yields(int statement) {
        if (!isFunction) {
            findings.inCode(statement, "'yield' outside function");
        }
        yields = true;
        checkGenerator(statement);
    }

    private void checkGenerator(int statement) {
        if (isFunction && yields && returnsValue) {
            findings.inNames(statement, "'return' with argument inside generator");
        }
    }

    void breaks(int statement) {
        if (!blocks.contains(Block.LOOP)) {
            findings.inCode(statement, "'break' outside loop");
        }
    }

    void continues(int statement) {
        int loop = blocks.lastIndexOf(Block.LOOP);
        if (blocks.lastIndexOf(Block.FINALLY) > loop) {
            findings.inCode(statement, "'continue' not supported inside 'finally' clause");
        } else if (loop < 0) {
            findings.inCode(statement, "'continue' not properly in loop");
        }
    }
}
