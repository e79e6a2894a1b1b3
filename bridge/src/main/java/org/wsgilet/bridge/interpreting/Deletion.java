package org.wsgilet.bridge.interpreting;

import org.python.core.PyFrame;

/** What {@code del} does. */
interface Deletion {
    void run(PyFrame frame);
}
