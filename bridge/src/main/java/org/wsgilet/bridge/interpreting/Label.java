package org.wsgilet.bridge.interpreting;

/** A position in a body, known once it is written so far. */
final class Label {
    int at = -1;
}
