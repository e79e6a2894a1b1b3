package org.wsgilet.jvm;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The optimizing compiler (C2) of this JVM. While a server starts it waits until a method has been called eight times
 * as often as the JVM's own default has it, by options of the script {@code wsgilet}: so it leaves the processors to
 * the start. Under load that is too late: a method that runs once a request would be compiled after 40,000 of them, and
 * then wait behind others, as all threads that run requests get as much of the processors as the one that compiles.
 */
public final class OptimizingCompiler {

    private static final Logger log = LoggerFactory.getLogger(OptimizingCompiler.class);

    /** What the script multiplies the JVM's own thresholds by. */
    private static final int AT_START = 8;

    /** With less the compiler has more to do than it can, and comes later to what matters. */
    private static final int UNDER_LOAD = 3;

    /** Threads of requests get a third of what one that compiles does while both want the same processor. */
    private static final int NICENESS_UNDER_LOAD = 5;

    /** The thresholds that the script sets, as the JVM has them by itself. */
    private static final Map<String, Long> DEFAULTS = Map.of(
            "Tier4InvocationThreshold", 5_000L,
            "Tier4MinInvocationThreshold", 600L,
            "Tier4CompileThreshold", 15_000L,
            "Tier4BackEdgeThreshold", 40_000L);

    private OptimizingCompiler() {}

    /**
     * Lowers the thresholds and has other threads step back. Where somebody has set another threshold all stays as it
     * is, and so it does in a JVM or on a system that is not as expected: it gets fast later, that is all. Once done it
     * does nothing.
     */
    public static synchronized void hurry() {
        try {
            HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            if (DEFAULTS.entrySet().stream().allMatch(option -> isAsInScript(jvm, option))) {
                Map<String, Long> values = new HashMap<>();
                DEFAULTS.forEach((option, value) -> values.put(option, UNDER_LOAD * value));
                JvmFlags.set(values);
                Niceness.ofJavaThreads(NICENESS_UNDER_LOAD);
            }
        } catch (RuntimeException | LinkageError e) {
            log.debug("the optimizing compiler does not hurry", e);
        }
    }

    private static boolean isAsInScript(HotSpotDiagnosticMXBean jvm, Map.Entry<String, Long> option) {
        return Long.parseLong(jvm.getVMOption(option.getKey()).getValue()) == AT_START * option.getValue();
    }
}
