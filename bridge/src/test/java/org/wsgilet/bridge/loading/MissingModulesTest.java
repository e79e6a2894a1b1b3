package org.wsgilet.bridge.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.imp;
import org.wsgilet.bridge.jython.Interpreter;

class MissingModulesTest {

    @Test
    void noneOfThemIsThere() {
        Set<String> found = new TreeSet<>();
        try (Interpreter interpreter =
                new Interpreter(Path.of("."), List.of(), Map.of(), getClass().getClassLoader(), null, Set.of())) {
            interpreter.runOnNewThread(() -> {
                for (String name : MissingModules.names()) {
                    try {
                        imp.importName(name.intern(), true);
                        found.add(name);
                    } catch (PyException e) {
                        assertThat(e.match(Py.ImportError)).as(name).isTrue();
                    }
                }
                return null;
            });
        }

        assertThat(found).isEmpty();
    }
}
