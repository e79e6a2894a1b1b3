package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

/** The environ as the fixture {@code echo} saw it: for each key the Python type and the repr of its value. */
record Environ(Map<String, String> types, Map<String, String> values) {
    static Environ of(Response response) {
        assertThat(response.status()).as("%s", response).isEqualTo(200);
        Environ environ = new Environ(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (String line : response.text().split("\n")) {
            String[] columns = line.split("\t", -1);
            environ.types.put(columns[0], columns[1]);
            environ.values.put(columns[0], columns[2]);
        }
        return environ;
    }

    /** The repr of the value, as Python prints it; null when the key is absent. */
    String get(String key) {
        return values.get(key);
    }

    String type(String key) {
        return types.get(key);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }
}
