package org.wsgilet.cli.options;

/**
 * An option that cannot be as it is. Option, value and reason are kept apart, so that whoever prints them can also say
 * where the value comes from.
 */
public final class OptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String option;
    private final String value;
    private final String reason;

    /**
     * @param option its longest name, {@code --bind}
     * @param value as the user wrote it; null where it is the presence of the option that is wrong
     * @param reason what is wrong with it, and what to do
     */
    public OptionException(String option, String value, String reason) {
        this(option, value, reason, null);
    }

    public OptionException(String option, String value, String reason, Throwable cause) {
        super(
                option + (value == null ? "" : " " + (value.isBlank() ? "'" + value + "'" : value)) + ": " + reason,
                cause);
        this.option = option;
        this.value = value;
        this.reason = reason;
    }

    public String option() {
        return option;
    }

    /** Null where there is none to blame. */
    public String value() {
        return value;
    }

    public String reason() {
        return reason;
    }
}
