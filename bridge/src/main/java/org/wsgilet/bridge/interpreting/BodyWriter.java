package org.wsgilet.bridge.interpreting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.python.core.PyFrame;
import org.python.core.PyObject;

/**
 * Writes a {@link Body}: instructions one behind the other, and what leaves blocks goes through their {@code finally}.
 */
final class BodyWriter {

    private final List<Instruction> code = new ArrayList<>();
    private final List<Body.Handler> handlers = new ArrayList<>();
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final JumpTable jumps = new JumpTable();
    private int slots;

    /** What {@code break}, {@code continue} and {@code return} leave. */
    sealed interface Block permits Loop, Final {}

    /** @param goesBack whether the rest of its line, or of its first one, is seen again */
    record Loop(Label next, Label end, boolean goesBack) implements Block {}

    /**
     * A block whose end runs in any case.
     *
     * @param start of what runs at its end
     * @param reason the slot that says why: null if the block was left at its end, a {@link Label} to go on at, or what
     *     was thrown
     */
    record Final(Label start, int reason) implements Block {}

    /** @param isGenerator whether its frames have to be told from those of compiled code, once they are resumed */
    BodyWriter(boolean isGenerator) {
        slots = isGenerator ? 1 : 0;
    }

    Body body() {
        return new Body(code.toArray(new Instruction[0]), handlers.toArray(new Body.Handler[0]), slots, jumps);
    }

    /** A place for a value between instructions. The first one is taken. */
    int slot() {
        slots = Math.max(1, slots);
        return slots++;
    }

    /** Here the source begins. */
    void start() {
        jumps.start(code.size());
    }

    /** Here a line begins that a debugger may go on at. */
    void line(int number) {
        jumps.line(number, code.size(), false);
    }

    /** Here the line of an {@code except} begins. */
    void except(int number) {
        jumps.line(number, code.size(), true);
    }

    /** A block that began at a position ends here; those in it have ended before. */
    void block(JumpTable.Kind kind, int start) {
        jumps.block(kind, start, code.size());
    }

    int position() {
        return code.size();
    }

    /** The position behind the instruction that is written next. */
    int next() {
        return code.size() + 1;
    }

    void place(Label label) {
        label.at = code.size();
    }

    void add(Instruction instruction) {
        code.add(instruction);
    }

    /** An instruction with the next one behind it. */
    void then(Consumer<PyFrame> action) {
        int next = next();
        code.add(frame -> {
            action.accept(frame);
            return next;
        });
    }

    void jump(Label target) {
        code.add(frame -> target.at);
    }

    /** Keeps a value now that is needed later. */
    Step kept(Step value) {
        int slot = slot();
        then(frame -> frame.f_savedlocals[slot] = value.run(frame));
        return inSlot(slot);
    }

    static Step inSlot(int slot) {
        return frame -> (PyObject) frame.f_savedlocals[slot];
    }

    /** What is thrown from a position to another goes on at this position. */
    void handle(int start, int end, int slot) {
        if (start < end) {
            handlers.add(new Body.Handler(start, end, slot, code.size()));
        }
    }

    void enter(Block block) {
        blocks.push(block);
    }

    void leave() {
        blocks.pop();
    }

    /** The loop around; null if there is none. */
    Loop loop() {
        for (Block block : blocks) {
            if (block instanceof Loop loop) {
                return loop;
            }
        }
        return null;
    }

    boolean isInFinal() {
        return blocks.stream().anyMatch(Final.class::isInstance);
    }

    /** Runs the ends of the blocks inside of one (null: of all), and goes on behind. */
    void runFinals(Block until) {
        for (Block block : blocks) {
            if (block == until) {
                return;
            }
            if (block instanceof Final last) {
                Label behind = new Label();
                int reason = last.reason;
                Label start = last.start;
                code.add(frame -> {
                    frame.f_savedlocals[reason] = behind;
                    return start.at;
                });
                place(behind);
            }
        }
    }

    /** The end of the end of a block: goes on with why it was left. */
    void resume(Final block) {
        int next = next();
        int slot = block.reason;
        code.add(frame -> {
            Object reason = frame.f_savedlocals[slot];
            frame.f_savedlocals[slot] = null;
            if (reason == null) {
                return next;
            }
            if (reason instanceof Label label) {
                return label.at;
            }
            throw thrown((Throwable) reason);
        });
    }

    /** Throws it; Java code declares exceptions that Python code does not. */
    @SuppressWarnings("unchecked")
    static <T extends Throwable> RuntimeException thrown(Throwable problem) throws T {
        throw (T) problem;
    }
}
