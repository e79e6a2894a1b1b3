package org.wsgilet.bridge.library;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.python.core.PyComplex;
import org.python.core.PyObject;
import org.python.core.PyString;

/** {@code complex('nan')} and {@code complex('inf-infj')}: Jython reads the texts of finite numbers only. */
final class ComplexText {

    private static final String UNSIGNED = "(?:inf(?:inity)?|nan|(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?)";

    /** The real part, then maybe the imaginary one. */
    private static final Pattern PARTS = Pattern.compile("([+-]?" + UNSIGNED + ")(?:([+-]" + UNSIGNED + "|[+-])j)?");

    private ComplexText() {}

    /** What the only argument of {@code complex()} says; null if it is no text of a number. */
    static PyComplex special(PyObject[] arguments) {
        if (arguments.length != 1 || !(arguments[0] instanceof PyString text)) {
            return null;
        }
        String written = text.getString().strip().toLowerCase(Locale.ROOT);
        if (written.startsWith("(") && written.endsWith(")")) {
            written = written.substring(1, written.length() - 1).strip();
        }
        if (written.endsWith("j")) {
            String alone = written.substring(0, written.length() - 1);
            if (alone.matches("[+-]?" + UNSIGNED)) {
                return new PyComplex(0, number(alone));
            }
        }
        Matcher parts = PARTS.matcher(written);
        if (!parts.matches()) {
            return null;
        }
        return new PyComplex(number(parts.group(1)), parts.group(2) == null ? 0 : number(parts.group(2)));
    }

    private static double number(String text) {
        boolean isNegative = text.startsWith("-");
        String size = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        double value = size.isEmpty()
                ? 1
                : switch (size.charAt(0)) {
                    case 'i' -> Double.POSITIVE_INFINITY;
                    case 'n' -> Double.NaN;
                    default -> Double.parseDouble(size);
                };
        return isNegative ? -value : value;
    }
}
