package org.wsgilet.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {

    private static final String OPTION = "Tier4BackEdgeThreshold";

    private final HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    @Test
    void anOptionIsChangedWhileTheJvmRuns() {
        long before = value();
        try {
            JvmFlags.set(Map.of(OPTION, before + 1));

            assertThat(value()).isEqualTo(before + 1);
        } finally {
            JvmFlags.set(Map.of(OPTION, before));
        }
        assertThat(value()).isEqualTo(before);
    }

    @Test
    void allOptionsAreChangedOrNone() {
        long before = value();

        assertThatIllegalStateException()
                .isThrownBy(() -> JvmFlags.set(Map.of(OPTION, before + 1, "Tier9BackEdgeThreshold", 1L)))
                .withMessageContaining("Tier9BackEdgeThreshold");
        assertThat(value()).isEqualTo(before);
    }

    private long value() {
        return Long.parseLong(jvm.getVMOption(OPTION).getValue());
    }
}
