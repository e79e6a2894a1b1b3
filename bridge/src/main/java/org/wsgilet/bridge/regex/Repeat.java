package org.wsgilet.bridge.regex;

/**
 * A time of a repeated group.
 *
 * @param pc the place of REPEAT in the code
 * @param count the times before this one
 * @param start where this time began; -1 before the least number of times is reached
 * @param outer that of the group around it; null if there is none
 */
record Repeat(int pc, int count, int start, Repeat outer) {}
