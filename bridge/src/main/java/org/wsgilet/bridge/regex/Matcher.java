package org.wsgilet.bridge.regex;

import org.python.core.Py;
import org.python.modules._sre;
import org.python.modules.sre.SRE_STATE;
import org.wsgilet.bridge.jython.Interruption;

/**
 * Matches the code of {@code sre_compile} as CPython 2.7 does, without recursion for repeated groups: Jython's matcher
 * has a Java frame for each time, and gives up after some thousand. The changed {@code SRE_STATE} calls it and reads
 * the result. A match that is over the time of its request ends with the exception of the {@link Interruption}.
 */
public final class Matcher {

    /** Instead of a number of times: no limit. */
    private static final int UNLIMITED = _sre.MAXREPEAT;

    private static final int STEPS_BETWEEN_CHECKS = 0x3fff;

    /** 1 if the text matched, else 0. */
    public int status;
    /** Behind the match. */
    public int ptr;
    /** The highest mark set; 0 if none. */
    public int lastmark;
    /** The group that ended last; -1 if none. */
    public int lastindex;

    private final int[] code;
    private final int[] text;
    private final int end;
    private final Characters characters;
    private final Choices choices;
    private Repeat repeat;
    private int steps;

    /** Where {@link #resume} goes on. */
    private int nextPc;

    private int nextAt;

    private Matcher(int[] code, int[] text, int end, int flags, int[] mark, int lastmark, int lastindex) {
        this.code = code;
        this.text = text;
        this.end = end;
        this.characters = new Characters(flags);
        this.choices = new Choices(mark, lastmark, lastindex);
    }

    /**
     * Called by the changed {@code SRE_STATE.SRE_MATCH}.
     *
     * @param before the matcher of the same state's last match; null if there was none
     */
    public static Matcher match(
            Matcher before,
            int[] code,
            int pc,
            int[] text,
            int at,
            int end,
            int flags,
            int[] mark,
            int lastmark,
            int lastindex) {
        Interruption.check();
        Matcher matcher = before;
        if (matcher == null || matcher.code != code || matcher.end != end) {
            matcher = new Matcher(code, text, end, flags, mark, lastmark, lastindex);
        } else {
            matcher.choices.clear(lastmark, lastindex);
        }
        matcher.repeat = null;
        matcher.ptr = at;
        matcher.status = matcher.run(pc, at) ? 1 : 0;
        matcher.lastmark = matcher.choices.lastmark;
        matcher.lastindex = matcher.choices.lastindex;
        return matcher;
    }

    /** Called by the changed {@code SRE_STATE.sre_category}, for any state. */
    public static boolean isOf(SRE_STATE state, int category, int character) {
        return Characters.is(category, character);
    }

    /**
     * Matches from a place of the code to its SUCCESS. Assertions and repeated items call it for what is inside of
     * them.
     */
    private boolean run(int from, int start) {
        int bottom = choices.size;
        int trail = choices.trailLength();
        int lastmarkBefore = choices.lastmark;
        int lastindexBefore = choices.lastindex;
        int pc = from;
        int at = start;
        for (; ; ) {
            switch (code[pc]) {
                case SRE_STATE.SRE_OP_SUCCESS -> {
                    ptr = at;
                    choices.commit(bottom);
                    return true;
                }
                case SRE_STATE.SRE_OP_LITERAL -> {
                    if (at < end && text[at] == code[pc + 1]) {
                        at++;
                        pc += 2;
                        continue;
                    }
                }
                case SRE_STATE.SRE_OP_IN -> {
                    if (at < end && Characters.has(code, pc + 2, text[at])) {
                        at++;
                        pc += 1 + code[pc + 1];
                        continue;
                    }
                }
                case SRE_STATE.SRE_OP_MARK -> {
                    choices.mark(code[pc + 1], at);
                    pc += 2;
                    continue;
                }
                case SRE_STATE.SRE_OP_JUMP -> {
                    pc += 1 + code[pc + 1];
                    continue;
                }
                case SRE_STATE.SRE_OP_INFO -> {
                    if (end - at >= code[pc + 3]) { // the least length of a match
                        pc += 1 + code[pc + 1];
                        continue;
                    }
                }
                case SRE_STATE.SRE_OP_AT -> {
                    if (isAt(code[pc + 1], at)) {
                        pc += 2;
                        continue;
                    }
                }
                case SRE_STATE.SRE_OP_BRANCH -> {
                    int alternative = alternative(pc + 1, at);
                    if (alternative != 0) {
                        int other = alternative(alternative + code[alternative], at);
                        if (other != 0) {
                            choices.push(Choice.ALTERNATIVE, other, at, 0, repeat);
                        }
                        pc = alternative + 1;
                        continue;
                    }
                }
                case SRE_STATE.SRE_OP_REPEAT_ONE -> {
                    int count = count(pc + 4, at, most(pc));
                    if (count >= code[pc + 2] && fewer(pc, at + count, count, false)) {
                        pc = nextPc;
                        at = nextAt;
                        continue;
                    }
                }
                case SRE_STATE.SRE_OP_MIN_REPEAT_ONE -> {
                    int least = code[pc + 2];
                    if (least == 0 || count(pc + 4, at, least) == least) {
                        at += least;
                        choices.push(Choice.MORE, pc, at, least, repeat);
                        pc += 1 + code[pc + 1];
                        continue;
                    }
                }
                case SRE_STATE.SRE_OP_REPEAT -> {
                    repeat = new Repeat(pc, -1, -1, repeat);
                    pc += 1 + code[pc + 1];
                    continue;
                }
                case SRE_STATE.SRE_OP_MAX_UNTIL -> {
                    pc = maxUntil(pc, at);
                    continue;
                }
                case SRE_STATE.SRE_OP_MIN_UNTIL -> {
                    pc = minUntil(pc, at);
                    continue;
                }
                default -> {
                    int width = step(pc, at);
                    if (width >= 0) {
                        pc = nextPc;
                        at += width;
                        continue;
                    }
                }
            }
            if (!resume(bottom)) {
                choices.undo(trail, lastmarkBefore, lastindexBefore);
                return false;
            }
            pc = nextPc;
            at = nextAt;
        }
    }

    /** The rarer ones. Returns how many characters matched, and sets nextPc; returns -1 for none. */
    private int step(int pc, int at) {
        nextPc = pc + 2;
        return switch (code[pc]) {
            case SRE_STATE.SRE_OP_ASSERT -> {
                boolean asserted = isAsserted(pc, at);
                nextPc = pc + 1 + code[pc + 1];
                yield asserted ? 0 : -1;
            }
            case SRE_STATE.SRE_OP_ASSERT_NOT -> {
                boolean asserted = isAsserted(pc, at);
                nextPc = pc + 1 + code[pc + 1];
                yield asserted ? -1 : 0;
            }
            case SRE_STATE.SRE_OP_GROUPREF -> sameAsGroup(code[pc + 1], at, false);
            case SRE_STATE.SRE_OP_GROUPREF_IGNORE -> sameAsGroup(code[pc + 1], at, true);
            case SRE_STATE.SRE_OP_GROUPREF_EXISTS -> {
                nextPc = groupLength(code[pc + 1]) < 0 ? pc + 1 + code[pc + 2] : pc + 3;
                yield 0;
            }
            case SRE_STATE.SRE_OP_FAILURE -> -1;
            default -> {
                if (at == end || !matches(pc, text[at])) {
                    yield -1;
                }
                nextPc = pc + width(pc);
                yield 1;
            }
        };
    }

    /** Whether a code for one character, with its operands, takes it. */
    private boolean matches(int pc, int character) {
        return switch (code[pc]) {
            case SRE_STATE.SRE_OP_LITERAL -> character == code[pc + 1];
            case SRE_STATE.SRE_OP_NOT_LITERAL -> character != code[pc + 1];
            case SRE_STATE.SRE_OP_ANY -> character != '\n';
            case SRE_STATE.SRE_OP_ANY_ALL -> true;
            case SRE_STATE.SRE_OP_IN -> Characters.has(code, pc + 2, character);
            case SRE_STATE.SRE_OP_IN_IGNORE -> Characters.has(code, pc + 2, characters.lower(character));
            case SRE_STATE.SRE_OP_LITERAL_IGNORE -> characters.lower(character) == characters.lower(code[pc + 1]);
            case SRE_STATE.SRE_OP_NOT_LITERAL_IGNORE -> characters.lower(character) != characters.lower(code[pc + 1]);
            case SRE_STATE.SRE_OP_CATEGORY -> Characters.is(code[pc + 1], character);
            default -> throw Py.RuntimeError("invalid SRE code");
        };
    }

    private int width(int pc) {
        return switch (code[pc]) {
            case SRE_STATE.SRE_OP_ANY, SRE_STATE.SRE_OP_ANY_ALL -> 1;
            case SRE_STATE.SRE_OP_IN, SRE_STATE.SRE_OP_IN_IGNORE -> 1 + code[pc + 1];
            default -> 2;
        };
    }

    /** The highest number of times of a repeat. */
    private int most(int pc) {
        int most = code[pc + 3];
        return most == UNLIMITED ? Integer.MAX_VALUE : most;
    }

    /** How often an item of one character matches from a position on. */
    private int count(int item, int from, int limit) {
        int last = limit < end - from ? from + limit : end;
        int at = from;
        switch (code[item]) {
            case SRE_STATE.SRE_OP_ANY_ALL -> at = Math.max(from, last);
            case SRE_STATE.SRE_OP_ANY -> {
                while (at < last && text[at] != '\n') {
                    at++;
                }
            }
            case SRE_STATE.SRE_OP_IN -> {
                while (at < last && Characters.has(code, item + 2, text[at])) {
                    at++;
                }
            }
            case SRE_STATE.SRE_OP_LITERAL -> {
                while (at < last && text[at] == code[item + 1]) {
                    at++;
                }
            }
            case SRE_STATE.SRE_OP_NOT_LITERAL -> {
                while (at < last && text[at] != code[item + 1]) {
                    at++;
                }
            }
            case SRE_STATE.SRE_OP_IN_IGNORE,
                    SRE_STATE.SRE_OP_LITERAL_IGNORE,
                    SRE_STATE.SRE_OP_NOT_LITERAL_IGNORE,
                    SRE_STATE.SRE_OP_CATEGORY -> {
                while (at < last && matches(item, text[at])) {
                    at++;
                }
            }
            default -> {
                while (at < last && run(item, at)) {
                    at = ptr;
                }
            }
        }
        return at - from;
    }

    /** Goes on at the last place that offers something else; returns false if there is none above the first ones. */
    private boolean resume(int bottom) {
        while (choices.size > bottom) {
            checkSometimes();
            choices.restore();
            repeat = choices.repeat();
            int pc = choices.pc();
            int at = choices.at();
            int count = choices.count();
            boolean found = switch (choices.kind()) {
                case ALTERNATIVE -> nextAlternative(pc, at);
                case FEWER -> fewer(pc, at, count, true);
                case MORE -> more(pc, at, count);
                case TAIL -> {
                    choices.pop();
                    yield goOn(pc, at);
                }
                case ITEM -> item(at, count);
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private void checkSometimes() {
        if ((++steps & STEPS_BETWEEN_CHECKS) == 0) {
            Interruption.check();
        }
    }

    private boolean goOn(int pc, int at) {
        nextPc = pc;
        nextAt = at;
        return true;
    }

    /** The first alternative from one on whose first character fits; 0 if there is none. */
    private int alternative(int from, int at) {
        for (int skip = from; code[skip] != 0; skip += code[skip]) {
            int first = code[skip + 1];
            if (first != SRE_STATE.SRE_OP_LITERAL && first != SRE_STATE.SRE_OP_IN
                    || at < end && matches(skip + 1, text[at])) {
                return skip;
            }
        }
        return 0;
    }

    private boolean nextAlternative(int skip, int at) {
        int other = alternative(skip + code[skip], at);
        if (other == 0) {
            choices.pop();
        } else {
            choices.change(other, at, 0);
        }
        return goOn(skip + 1, at);
    }

    /** Goes on behind as many characters as possible. Most places are skipped if a literal follows. */
    private boolean fewer(int pc, int from, int most, boolean known) {
        int least = code[pc + 2];
        int tail = pc + 1 + code[pc + 1];
        int at = from;
        int count = most;
        if (code[tail] == SRE_STATE.SRE_OP_LITERAL) {
            int literal = code[tail + 1];
            while (count >= least && (at >= end || text[at] != literal)) {
                at--;
                count--;
            }
        }
        boolean last = count <= least || code[tail] == SRE_STATE.SRE_OP_SUCCESS;
        if (known && last) {
            choices.pop();
        } else if (known) {
            choices.change(pc, at - 1, count - 1);
        } else if (!last) {
            choices.push(Choice.FEWER, pc, at - 1, count - 1, repeat);
        }
        return count >= least && goOn(tail, at);
    }

    private boolean more(int pc, int from, int before) {
        int tail = pc + 1 + code[pc + 1];
        boolean literal = code[tail] == SRE_STATE.SRE_OP_LITERAL;
        int at = from;
        int count = before;
        do {
            if (count >= most(pc) || count(pc + 4, at, 1) != 1) {
                choices.pop();
                return false;
            }
            at++;
            count++;
        } while (literal && (at >= end || text[at] != code[tail + 1]));
        choices.change(pc, at, count);
        return goOn(tail, at);
    }

    /** CPython: an item that matched nothing is not tried again, or it would be for ever. */
    private int maxUntil(int pc, int at) {
        checkSometimes();
        Repeat time = repeat;
        int count = time.count() + 1;
        if (count < code[time.pc() + 2]) {
            repeat = new Repeat(time.pc(), count, time.start(), time.outer());
            return time.pc() + 4;
        }
        if (count < most(time.pc()) && at != time.start()) {
            choices.push(Choice.TAIL, pc + 1, at, 0, time.outer());
            repeat = new Repeat(time.pc(), count, at, time.outer());
            return time.pc() + 4;
        }
        repeat = time.outer();
        return pc + 1;
    }

    private int minUntil(int pc, int at) {
        checkSometimes();
        Repeat time = repeat;
        int count = time.count() + 1;
        if (count < code[time.pc() + 2]) {
            repeat = new Repeat(time.pc(), count, time.start(), time.outer());
            return time.pc() + 4;
        }
        choices.push(Choice.ITEM, pc, at, count, time);
        repeat = time.outer();
        return pc + 1;
    }

    private boolean item(int at, int count) {
        choices.pop();
        Repeat time = repeat;
        if (count >= most(time.pc()) || at == time.start()) {
            return false;
        }
        repeat = new Repeat(time.pc(), count, at, time.outer());
        return goOn(time.pc() + 4, at);
    }

    private boolean isAsserted(int pc, int at) {
        int from = at - code[pc + 2];
        if (from < 0) {
            return false;
        }
        Repeat outside = repeat;
        boolean asserted = run(pc + 3, from);
        repeat = outside;
        return asserted;
    }

    /** -1 if the group has not matched. */
    private int groupLength(int group) {
        int start = choices.mark[2 * group];
        int stop = choices.mark[2 * group + 1];
        return start == -1 || stop == -1 ? -1 : stop - start;
    }

    private int sameAsGroup(int group, int at, boolean ignoreCase) {
        int length = groupLength(group);
        if (length < 0 || length > end - at) {
            return -1;
        }
        int start = choices.mark[2 * group];
        for (int i = 0; i < length; i++) {
            int one = text[at + i];
            int other = text[start + i];
            if (one != other && !(ignoreCase && characters.lower(one) == characters.lower(other))) {
                return -1;
            }
        }
        return length;
    }

    private boolean isAt(int anchor, int at) {
        return switch (anchor) {
            case SRE_STATE.SRE_AT_BEGINNING, SRE_STATE.SRE_AT_BEGINNING_STRING -> at == 0;
            case SRE_STATE.SRE_AT_BEGINNING_LINE -> at == 0 || text[at - 1] == '\n';
            case SRE_STATE.SRE_AT_END -> at == end || at + 1 == end && text[at] == '\n';
            case SRE_STATE.SRE_AT_END_LINE -> at == end || text[at] == '\n';
            case SRE_STATE.SRE_AT_END_STRING -> at == end;
            case SRE_STATE.SRE_AT_BOUNDARY, SRE_STATE.SRE_AT_LOC_BOUNDARY -> end > 0 && isBoundary(at, false);
            case SRE_STATE.SRE_AT_NON_BOUNDARY, SRE_STATE.SRE_AT_LOC_NON_BOUNDARY -> end > 0 && !isBoundary(at, false);
            case SRE_STATE.SRE_AT_UNI_BOUNDARY -> end > 0 && isBoundary(at, true);
            case SRE_STATE.SRE_AT_UNI_NON_BOUNDARY -> end > 0 && !isBoundary(at, true);
            default -> false;
        };
    }

    private boolean isBoundary(int at, boolean unicode) {
        boolean before = at > 0 && isWord(text[at - 1], unicode);
        boolean after = at < end && isWord(text[at], unicode);
        return before != after;
    }

    private static boolean isWord(int character, boolean unicode) {
        return unicode ? Characters.isUnicodeWord(character) : Characters.isWord(character);
    }
}
