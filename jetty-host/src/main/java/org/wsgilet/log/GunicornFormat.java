package org.wsgilet.log;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Access log formats as gunicorn takes them, {@code %(h)s}, in the words of Apache and Jetty, {@code %{client}a}. */
final class GunicornFormat {

    private static final Pattern ATOM = Pattern.compile("%\\(([^)]*)\\)s");
    private static final Pattern HEADER = Pattern.compile("\\{([^}]+)}([io])");

    private static final Map<String, String> ATOMS = Map.ofEntries(
            Map.entry("h", "%{client}a"),
            Map.entry("l", "-"),
            Map.entry("u", "%u"),
            Map.entry("t", "%t"),
            Map.entry("r", "%r"),
            Map.entry("m", "%m"),
            Map.entry("U", "%U"),
            Map.entry("q", "%q"),
            Map.entry("H", "%H"),
            Map.entry("s", "%s"),
            Map.entry("B", "%O"),
            Map.entry("b", "%{CLF}O"),
            Map.entry("f", "%{Referer}i"),
            Map.entry("a", "%{User-Agent}i"),
            Map.entry("T", "%{s}T"),
            Map.entry("M", "%{ms}T"),
            Map.entry("D", "%{us}T"),
            Map.entry("p", "<" + ProcessHandle.current().pid() + ">"));

    private GunicornFormat() {}

    /** @throws IllegalArgumentException names an atom that is not known */
    static String translated(String format) {
        return ATOM.matcher(format).replaceAll(atom -> Matcher.quoteReplacement(translated(atom)));
    }

    private static String translated(MatchResult atom) {
        String known = ATOMS.get(atom.group(1));
        Matcher header = HEADER.matcher(atom.group(1));
        if (known == null && !header.matches()) {
            throw new IllegalArgumentException(atom.group() + " is not known");
        }
        return known != null ? known : "%{" + header.group(1) + "}" + header.group(2);
    }
}
