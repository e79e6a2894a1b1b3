package org.wsgilet.admin;

import java.util.List;
import org.wsgilet.bridge.modules.ModuleReport;

/** The numbers of modules in Java in the text format of Prometheus: what they are of comes and goes. */
final class ModuleMetrics {

    private ModuleMetrics() {}

    static String text(List<ModuleReport> reports) {
        StringBuilder text = new StringBuilder();
        for (ModuleReport report : reports) {
            report.measures().forEach(measure -> add(text, measure));
        }
        return text.toString();
    }

    private static void add(StringBuilder text, ModuleReport.Measure measure) {
        if (measure.values().isEmpty()) {
            return;
        }
        text.append("# HELP ").append(measure.name()).append(' ').append(measure.description());
        text.append("\n# TYPE ").append(measure.name()).append(measure.grows() ? " counter\n" : " gauge\n");
        measure.values()
                .forEach((name, value) -> text.append(measure.name())
                        .append('{')
                        .append(measure.label())
                        .append("=\"")
                        .append(escaped(name))
                        .append("\"} ")
                        .append(value)
                        .append('\n'));
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
