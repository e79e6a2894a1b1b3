package org.wsgilet.cli.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.wsgilet.jetty.Mounts;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Which applications are served besides APP. */
@Subject("Application")
public final class MountOptions {

    /** Segments without what would be an escape, a parameter or a dot segment in a URL. */
    private static final Pattern PREFIX = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[^/\\s%;?#*\\\\\\p{Cntrl}]+)+");

    @Option(
            names = "--mount",
            paramLabel = "/PREFIX=APP",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Serve another application, isolated from the others, at the paths below a prefix. Repeatable; in"
                        + " WSGILET_MOUNT one a line. The longest prefix wins.",
                OptionValues.NO_DEFAULT
            })
    private List<String> mounts = List.of();

    /**
     * All applications by their prefixes; none if there is neither a root nor a mount.
     *
     * @param root the application for all other paths; null for none
     * @throws OptionException for a prefix that cannot be or is there twice
     */
    public Map<String, String> applications(String root) {
        Map<String, String> applications = new LinkedHashMap<>();
        if (root != null) {
            applications.put(Mounts.ROOT, root);
        }
        for (String mount : OptionValues.split(mounts, "\n")) {
            int equals = mount.indexOf('=');
            if (equals < 1 || equals == mount.length() - 1) {
                throw new OptionException("--mount", mount, "it is not of the form /PREFIX=APP");
            }
            String prefix = mount.substring(0, equals).strip();
            if (!prefix.equals(Mounts.ROOT) && !PREFIX.matcher(prefix).matches()) {
                throw new OptionException(
                        "--mount",
                        mount,
                        "the prefix must start with a slash, end without one, and have no empty or dot segments, spaces"
                                + " or any of % ; ? # * \\");
            }
            String other = applications.put(prefix, mount.substring(equals + 1).strip());
            if (other != null) {
                throw new OptionException("--mount", mount, prefix + " is taken by " + other);
            }
        }
        return applications;
    }
}
