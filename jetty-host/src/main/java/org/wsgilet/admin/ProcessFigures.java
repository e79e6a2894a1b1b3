package org.wsgilet.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the system says of this process. -1 stands for what it does not say. */
final class ProcessFigures {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final double HUNDREDTHS = 100;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long cpuNanos = system.getProcessCpuTime();
    private long nanos = System.nanoTime();

    /** Percent of one processor since the last call: 200 where two were busy. By one thread. */
    double cpu() {
        long nowNanos = System.nanoTime();
        long nowCpu = system.getProcessCpuTime();
        double percent = HUNDREDTHS * (nowCpu - cpuNanos) / Math.max(1, nowNanos - nanos);
        cpuNanos = nowCpu;
        nanos = nowNanos;
        return Math.round(percent * 10) / 10.0;
    }

    /** Bytes of memory that the process has from the system; on Linux. */
    static long resident() {
        try {
            List<String> lines = Files.readAllLines(STATUS, US_ASCII);
            return lines.stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }

    long openFiles() {
        return system instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : -1;
    }

    long maxFiles() {
        return system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : -1;
    }

    static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
