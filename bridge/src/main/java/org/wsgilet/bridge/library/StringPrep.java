package org.wsgilet.bridge.library;

import java.text.Normalizer;
import java.util.Locale;

/** What RFC 3454 takes from the database of Unicode 3.2, as far as Java's later one tells it. */
public final class StringPrep {

    private StringPrep() {}

    /** Table A.1. */
    public static boolean isUnassigned(int codePoint) {
        boolean isNonCharacter = codePoint >= 0xFDD0 && codePoint < 0xFDF0 || (codePoint & 0xFFFE) == 0xFFFE;
        return Character.getType(codePoint) == Character.UNASSIGNED && !isNonCharacter;
    }

    /** Table B.3. */
    public static String fold(String character) {
        return switch (character) {
            case "\u00df" -> "ss";
            case "\u0130" -> "i\u0307";
            case "\u03c2" -> "\u03c3";
            default ->
                character.toUpperCase(Locale.ROOT).length() > character.length()
                        ? character
                                .toUpperCase(Locale.ROOT)
                                .toLowerCase(Locale.ROOT)
                                .replace('\u03c2', '\u03c3')
                        : character.toLowerCase(Locale.ROOT);
        };
    }

    /** Table B.2. */
    public static String foldForNfkc(String character) {
        String folded = fold(character);
        String normal = Normalizer.normalize(folded, Normalizer.Form.NFKC);
        StringBuilder again = new StringBuilder();
        normal.codePoints().forEach(codePoint -> again.append(fold(Character.toString(codePoint))));
        String twice = Normalizer.normalize(again, Normalizer.Form.NFKC);
        return normal.equals(twice) ? folded : twice;
    }

    /** Table D.1. */
    public static boolean isRightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** Table D.2. */
    public static boolean isLeftToRight(int codePoint) {
        return Character.getDirectionality(codePoint) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }
}
