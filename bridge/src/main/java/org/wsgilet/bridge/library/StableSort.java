package org.wsgilet.bridge.library;

import java.util.Arrays;
import java.util.function.BiPredicate;

/**
 * Sorts by {@code <} alone, as CPython does: runs that are in order already are found, and merged. Whatever the
 * comparisons say, and where one raises, each item is there once in the end. {@link Arrays#sort(Object[])} throws where
 * they contradict one another, and asks for the reverse of each comparison that is false, too.
 */
final class StableSort<T> {

    private static final int SHORT_RUN = 32;

    // INVARIANT: each run on the stack is more than twice as long as the next, so that it is never higher than this.
    private static final int MOST_RUNS = 34;

    private final T[] items;
    private final BiPredicate<T, T> isLess;
    private final int[] starts = new int[MOST_RUNS];
    private int runs;

    private StableSort(T[] items, BiPredicate<T, T> isLess) {
        this.items = items;
        this.isLess = isLess;
    }

    static <T> void sort(T[] items, BiPredicate<T, T> isLess) {
        new StableSort<>(items, isLess).sort();
    }

    private void sort() {
        int end = 0;
        while (end < items.length) {
            starts[runs++] = end;
            end = endOfRun(end);
            while (runs > 1 && isMergedBefore(end)) {
                mergeLast(end);
            }
        }
        while (runs > 1) {
            mergeLast(end);
        }
    }

    private boolean isMergedBefore(int end) {
        int start = starts[runs - 1];
        return start - starts[runs - 2] <= 2L * (end - start);
    }

    private void mergeLast(int end) {
        runs--;
        merge(starts[runs - 1], starts[runs], end);
    }

    /**
     * The end of a run that begins there: what is in order, or in strictly reverse order, and made longer if it is
     * short.
     */
    private int endOfRun(int start) {
        int end = start + 1;
        if (end < items.length && isLess(end, end - 1)) {
            end = endOfOrder(end, true);
            reverse(start, end);
        } else if (end < items.length) {
            end = endOfOrder(end, false);
        }
        while (end < items.length && end - start < SHORT_RUN) {
            insert(start, end++);
        }
        return end;
    }

    /** Where it is not any more that each item is less than the one before it, or that none is. */
    private int endOfOrder(int known, boolean less) {
        int end = known + 1;
        while (end < items.length && isLess(end, end - 1) == less) {
            end++;
        }
        return end;
    }

    private void reverse(int start, int end) {
        for (int first = start, last = end - 1; first < last; first++, last--) {
            T item = items[first];
            items[first] = items[last];
            items[last] = item;
        }
    }

    private void insert(int start, int end) {
        T item = items[end];
        int at = firstBehind(item, start, end);
        System.arraycopy(items, at, items, at + 1, end - at);
        items[at] = item;
    }

    private void merge(int from, int middle, int to) {
        int start = firstBehind(items[middle], from, middle);
        int end = start == middle ? middle : firstNotBefore(items[middle - 1], middle, to);
        T[] left = Arrays.copyOfRange(items, start, middle);
        int at = start;
        int next = 0;
        int right = middle;
        try {
            while (next < left.length && right < end) {
                boolean isRight = isLess.test(items[right], left[next]);
                items[at++] = isRight ? items[right++] : left[next++];
            }
        } finally { // of a comparison that raises, too
            System.arraycopy(left, next, items, at, left.length - next);
        }
    }

    /** The place of the first item that this one is less than. */
    private int firstBehind(T item, int start, int end) {
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isLess.test(item, items[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The place of the first item that is not less than this one. */
    private int firstNotBefore(T item, int start, int end) {
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isLess.test(items[middle], item)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isLess(int item, int other) {
        return isLess.test(items[item], items[other]);
    }
}
