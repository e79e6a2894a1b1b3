package org.wsgilet.jvm;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;

/** What {@code --show-config} says of the JVM: the options that decide over memory and start. */
public final class JvmOptions {

    public static final String VARIABLE = "WSGILET_JAVA_OPTS";

    public static final String ARCHIVE = "WSGILET_ARCHIVE";

    public static final String AOT_CACHE = "WSGILET_AOT_CACHE";

    private static final List<String> COLLECTORS =
            List.of("UseSerialGC", "UseParallelGC", "UseG1GC", "UseZGC", "UseShenandoahGC");

    private final HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    private final PrintWriter out;

    private JvmOptions(PrintWriter out) {
        this.out = out;
    }

    public static void print(PrintWriter out) {
        JvmOptions options = new JvmOptions(out);
        out.printf("%nThe JVM, to be changed by %s:%n", VARIABLE);
        options.printSize("-Xmx", "MaxHeapSize", 1, "-Xmx", "MaxRAMPercentage");
        options.printSize("-XX:MaxNewSize", "MaxNewSize", 1, "-Xmn");
        options.printSize("-Xss", "ThreadStackSize", 1024, "-Xss");
        options.printCollector();
        options.printOptimizer();
        options.printArchive();
        options.printAotCache();
        out.flush();
    }

    /** @param aliases what also sets it */
    private void printSize(String shown, String name, long unit, String... aliases) {
        VMOption option = jvm.getVMOption(name);
        long megabytes = Long.parseLong(option.getValue()) * unit >> 20;
        row(shown, megabytes + "m", origin(option, aliases));
    }

    private void printCollector() {
        for (String name : COLLECTORS) {
            VMOption option = option(name);
            if (option != null && option.getValue().equals("true")) {
                row("-XX:+" + name, "on", origin(option));
            }
        }
    }

    /** After how many calls a method is compiled by C2; the script sets the other thresholds in proportion. */
    private void printOptimizer() {
        VMOption option = option("Tier4InvocationThreshold");
        if (option != null) {
            row("-XX:" + option.getName(), option.getValue(), origin(option));
        }
    }

    /** Null where this JVM was built without it. */
    private VMOption option(String name) {
        try {
            return jvm.getVMOption(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void printArchive() {
        VMOption used = jvm.getVMOption("SharedArchiveFile");
        String toMake = System.getProperty("wsgilet.archive", "");
        String origin = System.getenv(ARCHIVE) != null ? ARCHIVE : "wsgilet";
        if (!used.getValue().isEmpty()) {
            row(ARCHIVE, used.getValue(), origin);
        } else if (toMake.isEmpty()) {
            row(ARCHIVE, "-", origin);
        } else {
            row(ARCHIVE, toMake, origin + "; the first server makes it");
        }
    }

    /** The script leaves it out of runs that serve nothing, as this one. */
    private void printAotCache() {
        String file = System.getenv(AOT_CACHE);
        row(AOT_CACHE, file == null || file.isEmpty() ? "-" : file, file == null ? "wsgilet" : AOT_CACHE);
    }

    private void row(String name, String value, String origin) {
        out.printf("%-28s %-32s %s%n", name, value, origin);
    }

    private static String origin(VMOption option, String... aliases) {
        String given = System.getenv(VARIABLE);
        boolean named = given != null
                && Stream.concat(Stream.of(option.getName()), Stream.of(aliases))
                        .anyMatch(given::contains);
        return switch (option.getOrigin()) {
            case DEFAULT, ERGONOMIC -> named ? VARIABLE : "the JVM's own";
            case ENVIRON_VAR -> "JAVA_TOOL_OPTIONS";
            default -> named ? VARIABLE : System.getProperty("wsgilet.home") == null ? "java" : "wsgilet";
        };
    }
}
