package org.wsgilet.bridge.library;

import java.util.Map;
import org.python.core.PyObject;
import org.python.core.PyUnicode;

/** What {@code json.loads} says, which CPython 2.7.18 words in two ways. */
public final class JsonMessages {

    private static final Map<String, String> OF_UNICODE = Map.of(
            "Expecting property name", "Expecting property name enclosed in double quotes",
            "Expecting : delimiter", "Expecting ':' delimiter",
            "Expecting , delimiter", "Expecting ',' delimiter");

    private JsonMessages() {}

    public static String of(String message, PyObject text) {
        return text instanceof PyUnicode ? OF_UNICODE.getOrDefault(message, message) : message;
    }
}
