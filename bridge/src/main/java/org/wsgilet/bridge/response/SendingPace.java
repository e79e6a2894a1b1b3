package org.wsgilet.bridge.response;

/**
 * Measures whether the blocks of a response take longer to send than to make: only then does a {@link BackgroundSender}
 * on a second thread make the response faster.
 */
final class SendingPace {

    /** Over so many blocks at a time. Most responses that come in blocks have fewer. */
    private static final int WINDOW = 8;

    private int blocks;
    private long making;
    private long sending;
    private long lastEnd;

    /**
     * Counts a block that has been sent.
     *
     * @param start when it was there to be sent, {@link System#nanoTime}
     * @param end when it was sent
     * @return true at the end of a window in which sending took longer
     */
    boolean isBehind(long start, long end) {
        if (blocks > 0) {
            making += start - lastEnd;
            sending += end - start;
        }
        lastEnd = end;
        if (blocks++ < WINDOW) {
            return false;
        }
        boolean behind = sending > making;
        blocks = 1;
        making = 0;
        sending = 0;
        return behind;
    }
}
