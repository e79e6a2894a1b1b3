package org.wsgilet.bridge.jython.rewriting;

/**
 * {@code repr} of a float has as few digits as tell it from others. Jython takes those of Java, which are one more for
 * some numbers before JDK 19. It could look for shorter ones.
 */
final class FloatText {

    static final ChangedClass CLASS = new ChangedClass(
            "org.python.core.stringlib.FloatFormatter",
            "org.python.core.stringlib.FieldNameIterator$Chunk",
            1,
            "repr() of some floats has a digit too many",
            next -> new Redirected(
                    next, "reprDigits", "toString", "org/wsgilet/bridge/library/ShortestFloat", "toString"));

    private FloatText() {}
}
