package org.wsgilet.bridge.regex;

import java.util.Arrays;

/**
 * Where a match can go on differently if it fails, the last place first, and the marks (ends of groups) to go back to.
 * In memory, not on the stack of the thread: a repeated group has one place for each time.
 */
final class Choices {

    private static final int WIDTH = 7;
    private static final int FIRST = 16;

    private int[] places = new int[FIRST * WIDTH];
    private Repeat[] repeats = new Repeat[FIRST];
    private int[] trail = new int[FIRST];
    private int trailLength;

    /** How many there are. */
    int size;

    final int[] mark;
    int lastmark;
    int lastindex;

    Choices(int[] mark, int lastmark, int lastindex) {
        this.mark = mark;
        this.lastmark = lastmark;
        this.lastindex = lastindex;
    }

    void push(Choice kind, int pc, int at, int count, Repeat repeat) {
        if (size == repeats.length) {
            repeats = Arrays.copyOf(repeats, 2 * size);
            places = Arrays.copyOf(places, 2 * size * WIDTH);
        }
        int place = size * WIDTH;
        places[place] = kind.ordinal();
        places[place + 1] = pc;
        places[place + 2] = at;
        places[place + 3] = count;
        places[place + 4] = trailLength;
        places[place + 5] = lastmark;
        places[place + 6] = lastindex;
        repeats[size++] = repeat;
    }

    Choice kind() {
        return Choice.ALL[places[(size - 1) * WIDTH]];
    }

    int pc() {
        return places[(size - 1) * WIDTH + 1];
    }

    int at() {
        return places[(size - 1) * WIDTH + 2];
    }

    int count() {
        return places[(size - 1) * WIDTH + 3];
    }

    Repeat repeat() {
        return repeats[size - 1];
    }

    /** The last place offers another try. */
    void change(int pc, int at, int count) {
        int place = (size - 1) * WIDTH;
        places[place + 1] = pc;
        places[place + 2] = at;
        places[place + 3] = count;
    }

    void pop() {
        size--;
        repeats[size] = null;
    }

    /** Forgets the places above the first {@code kept}: what was matched there is not tried again. */
    void commit(int kept) {
        Arrays.fill(repeats, kept, size, null);
        size = kept;
    }

    /** CPython: a group is the last one when its end is set. */
    void mark(int index, int at) {
        if (trailLength + 2 > trail.length) {
            trail = Arrays.copyOf(trail, 2 * trail.length);
        }
        trail[trailLength++] = index;
        trail[trailLength++] = mark[index];
        mark[index] = at;
        if ((index & 1) != 0) {
            lastindex = index / 2 + 1;
        }
        lastmark = Math.max(lastmark, index);
    }

    /** The marks are again what they were at the last place. */
    void restore() {
        int place = (size - 1) * WIDTH;
        undo(places[place + 4], places[place + 5], places[place + 6]);
    }

    int trailLength() {
        return trailLength;
    }

    void undo(int length, int oldLastmark, int oldLastindex) {
        while (trailLength > length) {
            trailLength -= 2;
            mark[trail[trailLength]] = trail[trailLength + 1];
        }
        lastmark = oldLastmark;
        lastindex = oldLastindex;
    }

    void clear(int newLastmark, int newLastindex) {
        commit(0);
        trailLength = 0;
        lastmark = newLastmark;
        lastindex = newLastindex;
    }
}
