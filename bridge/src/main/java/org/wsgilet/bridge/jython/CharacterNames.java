package org.wsgilet.bridge.jython;

import com.ibm.icu.lang.UCharacter;
import java.util.Locale;
import org.python.core.ucnhashAPI;
import org.python.modules.ucnhash;

/**
 * The names of characters in literals. Those of Hangul syllables and of CJK ideographs follow from rules, and are not
 * in Jython's table.
 */
public final class CharacterNames implements ucnhashAPI {

    private static final String[] BY_RULE = {"HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-"};

    private ucnhash table;

    private CharacterNames() {}

    /** Lets Jython look here. */
    public static void install() {
        Internal.CHARACTER_NAMES.set(null, new CharacterNames());
    }

    /** Whether the name is one that follows from a rule, in capitals as in CPython, and some character has it. */
    public static boolean isByRule(String name) {
        return byRule(name) >= 0;
    }

    private static int byRule(String name) {
        for (String beginning : BY_RULE) {
            if (name.startsWith(beginning) && name.equals(name.toUpperCase(Locale.ROOT))) {
                return UCharacter.getCharFromName(name);
            }
        }
        return -1;
    }

    @Override
    public int getCchMax() {
        return table().getCchMax();
    }

    @Override
    public int getValue(String text, int start, int end) {
        int found = byRule(text.substring(start, end));
        return found >= 0 ? found : table().getValue(text, start, end);
    }

    /** Read when the first name is asked for. */
    private synchronized ucnhash table() {
        if (table == null) {
            table = new ucnhash();
        }
        return table;
    }
}
