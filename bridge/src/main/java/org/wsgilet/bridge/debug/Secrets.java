package org.wsgilet.bridge.debug;

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
 * Masks what no page may show: values whose name says that they are secret, wherever the name stands beside them, and the
 * request's own cookies and credentials and the values of such variables wherever they turn up.
 */
final class Secrets {

    static final String MASK = "********";

    private static final String NAME =
            "[\\w.-]*(?:pass|pwd|secret|token|key|auth|cookie|session|credential|private|signature|csrf)[\\w.-]*";

    private static final Pattern NAMED = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);

    /** {@code 'password': 'x'}, {@code ("Authorization", u"x")}, {@code SECRET_KEY = 'x'}, {@code token=x&}. */
    private static final Pattern BESIDE_NAME = Pattern.compile(
            "(['\"]?" + NAME + "['\"]?\\s*[:=,]\\s*)"
                    + "([ubr]{0,2}'(?:[^'\\\\]|\\\\.)*'|[ubr]{0,2}\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,;&)}\\]'\"]+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern STRING = Pattern.compile("u?['\"](.*)['\"]");

    /** What is shorter would be masked all over the page. */
    private static final int MIN_LENGTH = 4;

    private final List<String> values;

    private Secrets(Set<String> values) {
        this.values = values.stream()
                .filter(value -> value.length() >= MIN_LENGTH)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    static Secrets of(HttpServletRequest request, List<Frame> frames) {
        Set<String> values = new HashSet<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            if (isSecret(name)) {
                Collections.list(request.getHeaders(name)).forEach(value -> addParts(values, value));
            }
        }
        for (Frame frame : frames) {
            frame.locals().forEach((name, value) -> {
                Matcher string = STRING.matcher(value);
                if (isSecret(name) && string.matches()) {
                    values.add(string.group(1));
                }
            });
        }
        return new Secrets(values);
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
                        Base64.getDecoder().decode(header.substring(6).strip()));
                values.add(pair);
                values.add(pair.substring(pair.indexOf(':') + 1));
            } catch (IllegalArgumentException e) {
                values.add(header.substring(6)); // no base64
            }
        }
    }

    static boolean isSecret(String name) {
        return NAMED.matcher(name).matches();
    }

    /** @param name of a header, a variable or a key */
    String masked(String name, String value) {
        return isSecret(name) && !value.isEmpty() ? MASK : masked(value);
    }

    String masked(String text) {
        String masked = BESIDE_NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(match.group(1) + MASK));
        for (String value : values) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }
}
