package org.wsgilet.bridge.debug;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what no page may show: values whose name says that they are secret, wherever the name stands beside them, and
 * the request's own cookies and credentials and the values of such variables wherever they turn up. An exception's own
 * text is what the page is for: it loses cookies and credentials alone; source lines are shown as they are.
 */
final class Secrets {

    static final String MASK = "********";

    private static final Pattern STRING = Pattern.compile("u?['\"](.*)['\"]");

    /** What is shorter would be masked all over the page. */
    private static final int MIN_LENGTH = 4;

    /** What is shorter could be a word of an exception. */
    private static final int MIN_CREDENTIAL = 8;

    private final List<String> values;
    private final List<String> credentials;

    private Secrets(Set<String> values, Set<String> credentials) {
        this.values = longestFirst(values, MIN_LENGTH);
        this.credentials = longestFirst(credentials, MIN_CREDENTIAL);
    }

    private static List<String> longestFirst(Set<String> values, int minLength) {
        return values.stream()
                .filter(value -> value.length() >= minLength)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    static Secrets of(HttpServletRequest request, List<Frame> frames) {
        Set<String> credentials = new HashSet<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            if (SecretName.is(name)) {
                Collections.list(request.getHeaders(name)).forEach(value -> addParts(credentials, value));
            }
        }
        Set<String> values = new HashSet<>(credentials);
        for (Frame frame : frames) {
            frame.locals().forEach((name, value) -> {
                Matcher string = STRING.matcher(value);
                if (SecretName.is(name) && string.matches()) {
                    values.add(string.group(1));
                }
            });
        }
        return new Secrets(values, credentials);
    }

    /** Cookies one by one, and the password of Basic authentication, are what code works with. */
    private static void addParts(Set<String> values, String header) {
        values.add(header);
        for (String part : header.split("[;,\\s]+")) {
            values.add(part);
            values.add(part.substring(part.indexOf('=') + 1));
        }
        if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                String pair = new String(
                        Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
                values.add(pair);
                values.add(pair.substring(pair.indexOf(':') + 1));
            } catch (IllegalArgumentException e) {
                values.add(header.substring(6)); // no base64
            }
        }
    }

    /** @param name of a header, a variable or a key */
    String masked(String name, String value) {
        return SecretName.is(name) && !value.isEmpty() ? MASK : masked(value);
    }

    /** The text of a value. */
    String masked(String value) {
        return without(values, Assignments.masked(value));
    }

    /** The text of an exception. */
    String maskedException(String text) {
        return without(credentials, text);
    }

    private static String without(List<String> secrets, String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
