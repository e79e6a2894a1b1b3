package org.wsgilet.bridge.interpreting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.python.core.Py;

/** Where a debugger may go on in a body: the lines that begin there, and the blocks that they are in. */
final class JumpTable {

    private final List<Line> lines = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private int start;

    /** What a block keeps until it is left. */
    enum Kind {
        WHILE(false),
        TRY(false),
        FOR(true),
        WITH(true),
        FINALLY(true);

        private final boolean hasState;

        Kind(boolean hasState) {
            this.hasState = hasState;
        }
    }

    /** @param isExcept whether it is an {@code except}, which needs an exception */
    private record Line(int number, int position, boolean isExcept) {}

    /** @param end behind the last instruction of it */
    private record Block(Kind kind, int start, int end) {
        boolean has(int position) {
            return start <= position && position < end;
        }
    }

    /** The position of the first instruction that is of the source. */
    void start(int position) {
        start = position;
    }

    void line(int number, int position, boolean isExcept) {
        if (lines.isEmpty() || lines.get(lines.size() - 1).number != number) {
            lines.add(new Line(number, position, isExcept));
        }
    }

    void block(Kind kind, int start, int end) {
        blocks.add(new Block(kind, start, end));
    }

    /** The position of a line that runs. */
    int position(int line) {
        return lines.stream()
                .filter(each -> each.number <= line)
                .max(Comparator.comparingInt(Line::number))
                .map(Line::position)
                .orElse(start);
    }

    /** The line that is gone on at: the given one or, if that has no code, the next one behind it. */
    int reached(int line, int first) {
        return line == first ? line : line(line).number;
    }

    private Line line(int line) {
        return lines.stream().filter(each -> each.number >= line).findFirst().orElseThrow(() -> {
            throw Py.ValueError("line " + line + " comes after the current code block");
        });
    }

    /**
     * The position to go on at for a line. Raises ValueError, as CPython does, if there is no way.
     *
     * @param from the position that is left
     * @param first the line that all begins at
     * @param isComplete whether what the blocks around keep is known
     */
    int target(int line, int from, int first, boolean isComplete) {
        if (line == first) {
            return checked(start, from, isComplete);
        }
        Line found = line(line);
        if (found.isExcept) {
            throw Py.ValueError("can't jump to 'except' line as there's no exception");
        }
        return checked(found.position, from, isComplete);
    }

    private int checked(int to, int from, boolean isComplete) {
        if (innermostFinally(to) != innermostFinally(from)) {
            throw Py.ValueError("can't jump into or out of a 'finally' block");
        }
        for (Block block : blocks) {
            if (block.has(to) && !block.has(from)) {
                throw Py.ValueError("can't jump into the middle of a block");
            }
            if (block.has(to) && block.kind.hasState && !isComplete) {
                throw Py.ValueError("can't jump inside of a 'for', 'with' or 'finally' block of a function that the"
                        + " debugger has not seen from its start: set a breakpoint in front of it");
            }
        }
        return to;
    }

    /** Inner blocks are there before those around them. */
    private Block innermostFinally(int position) {
        for (Block block : blocks) {
            if (block.kind == Kind.FINALLY && block.has(position)) {
                return block;
            }
        }
        return null;
    }
}
