package org.wsgilet.bridge.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a name says that its value is secret. Its words decide, not their letters: {@code api_key},
 * {@code userPassword} and {@code X-Csrf-Token} do, {@code author}, {@code KeyError} and {@code passenger} do not.
 */
final class SecretName {

    /** In the singular, but where the plural alone says it. */
    private static final Set<String> WORDS = Set.of(
            "pass",
            "pwd",
            "creds",
            "auth",
            "authorization",
            "session",
            "private",
            "signature",
            "csrf",
            "xsrf",
            "jwt",
            "bearer");

    /** Also with another word before it and nothing between: {@code dbpassword}, {@code csrfmiddlewaretoken}. */
    private static final List<String> ENDINGS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "credential",
            "cookie",
            "apikey",
            "sessionid",
            "sessid");

    /** Alone it is that of a dictionary. */
    private static final String KEY = "key";

    private SecretName() {}

    static boolean is(String name) {
        List<String> words = words(name);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String singular = singular(word);
            if (isSecret(word) || isSecret(singular) || i > 0 && singular.equals(KEY)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSecret(String word) {
        return WORDS.contains(word) || ENDINGS.stream().anyMatch(word::endsWith);
    }

    private static String singular(String word) {
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }

    /** In lower case. They end at what is no letter, and before a capital: {@code apiKey}. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i < name.length() && Character.isLetter(name.charAt(i)) && !isCapitalAfterWord(name, i)) {
                continue;
            }
            if (i > start) {
                words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
            }
            start = i < name.length() && Character.isLetter(name.charAt(i)) ? i : i + 1;
        }
        return words;
    }

    /** The K of {@code apiKey} and {@code APIKey}. */
    private static boolean isCapitalAfterWord(String name, int i) {
        return i > 0
                && Character.isUpperCase(name.charAt(i))
                && (Character.isLowerCase(name.charAt(i - 1))
                        || Character.isUpperCase(name.charAt(i - 1))
                                && i + 1 < name.length()
                                && Character.isLowerCase(name.charAt(i + 1)));
    }
}
