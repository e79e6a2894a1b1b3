package org.wsgilet.content;

import java.util.Locale;
import java.util.Set;

/** Which media types are worth to be compressed: text in the widest sense. */
final class CompressibleTypes {

    private static final Set<String> TYPES = Set.of(
            "application/javascript",
            "application/x-javascript",
            "application/json",
            "application/x-ndjson",
            "application/xml",
            "application/wasm",
            "application/manifest+json",
            "application/rtf",
            "application/vnd.ms-fontobject",
            "font/ttf",
            "font/otf",
            "image/bmp",
            "image/svg+xml",
            "image/vnd.microsoft.icon",
            "image/x-icon");

    private CompressibleTypes() {}

    /** @param contentType null if there is none */
    static boolean contains(String contentType) {
        if (contentType == null) {
            return false;
        }
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || type.endsWith("+json") || type.endsWith("+xml") || TYPES.contains(type);
    }
}
