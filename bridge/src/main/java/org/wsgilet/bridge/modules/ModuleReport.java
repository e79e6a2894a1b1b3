package org.wsgilet.bridge.modules;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * What modules in Java tell an operator. Found by {@link ServiceLoader}, as {@link JavaModule} is, by a server that has
 * an address for operators. Asked by any thread.
 */
public interface ModuleReport {

    /**
     * A number of each of several things, for Prometheus.
     *
     * @param name in Prometheus's style
     * @param grows whether it only ever grows: a counter, not a gauge
     * @param label what the things are
     * @param values by the name of the thing
     */
    record Measure(String name, String description, boolean grows, String label, Map<String, Double> values) {}

    /**
     * A table of the status page.
     *
     * @param note in small letters beside the title
     * @param rows of strings and numbers, one for each column
     */
    record Table(String title, String note, List<String> columns, List<List<Object>> rows) {}

    /** Says that there is somebody to ask: what costs time to count is counted from now on. */
    void begin();

    List<Measure> measures();

    /** Without those that have no rows. */
    List<Table> tables();

    /** Those of the jars beside the bridge. */
    static List<ModuleReport> all() {
        return ServiceLoader.load(ModuleReport.class, ModuleReport.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
