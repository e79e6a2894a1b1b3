package org.wsgilet.bridge.jython.rewriting;

/**
 * A {@code bytearray} may be made longer or shorter after a {@code memoryview} of it was used. In CPython the view goes
 * with its last reference; here the JVM collects it at some time, and until then Jython would raise BufferError.
 */
final class ResizedBytes {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.PyByteArray",
            "org.python.core.PyBUF",
            1,
            "a bytearray is not resized after a memoryview of it was used",
            next -> new Redirected(
                    next, "resizeCheck", "isReleased", "org/wsgilet/bridge/library/MemoryViews", "isForgotten"));

    private ResizedBytes() {}
}
