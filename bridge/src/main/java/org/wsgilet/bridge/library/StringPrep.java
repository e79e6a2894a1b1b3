package org.wsgilet.bridge.library;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.VersionInfo;
import java.text.Normalizer;
import java.util.Locale;

/** What RFC 3454 takes from the database of Unicode 3.2: characters that came later are none. */
public final class StringPrep {

    private static final VersionInfo NEVER = VersionInfo.getInstance(0);
    private static final VersionInfo UNICODE_3_2 = VersionInfo.getInstance(3, 2);
    private static final VersionInfo UNICODE_5_2 = VersionInfo.getInstance(5, 2);

    private StringPrep() {}

    /** Table A.1. */
    public static boolean isUnassigned(int codePoint) {
        boolean isNonCharacter = codePoint >= 0xFDD0 && codePoint < 0xFDF0 || (codePoint & 0xFFFE) == 0xFFFE;
        return !isOf(UNICODE_3_2, codePoint) && !isNonCharacter;
    }

    private static boolean isOf(VersionInfo version, int codePoint) {
        VersionInfo age = UCharacter.getAge(codePoint);
        return age.compareTo(NEVER) > 0 && age.compareTo(version) <= 0;
    }

    /** Table B.3: what a character is folded to, or its compatible form where that is to be folded again. */
    public static String fold(String character) {
        int codePoint = character.codePointAt(0);
        if (!isOf(UNICODE_3_2, codePoint)) { // CPython's function makes the others that it knows small
            return isOf(UNICODE_5_2, codePoint) ? character.toLowerCase(Locale.ROOT) : character;
        }
        String folded = UCharacter.foldCase(character, true);
        String compatible = Normalizer.normalize(folded, Normalizer.Form.NFKC);
        String again = Normalizer.normalize(UCharacter.foldCase(compatible, true), Normalizer.Form.NFKC);
        return compatible.equals(again) ? folded : again;
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
        return isOf(UNICODE_3_2, codePoint)
                && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }

    /** Table D.2. */
    public static boolean isLeftToRight(int codePoint) {
        return isOf(UNICODE_3_2, codePoint)
                && Character.getDirectionality(codePoint) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }
}
