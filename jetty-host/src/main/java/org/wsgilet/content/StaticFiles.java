package org.wsgilet.content;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are served without Python.
 *
 * @param url the path they are at: {@code /name} without a slash at its end, or {@code /}
 * @param path a folder, or one file
 */
public record StaticFiles(String url, Path path) {

    /** @throws IllegalArgumentException says what is wrong with it */
    public StaticFiles {
        if (!url.startsWith("/") || url.contains("//") || url.contains("%") || url.contains("/.")) {
            throw new IllegalArgumentException(
                    "the URL '" + url + "' must start with a slash, and have neither %, // nor names with a dot first");
        }
        if (url.length() > 1 && url.endsWith("/")) {
            url = url.substring(0, url.length() - 1);
        }
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("there is no readable file or folder '" + path + "'");
        }
    }

    /** Reads {@code /url=DIR}. */
    public static StaticFiles parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("it is not of the form /URL=DIR");
        }
        return new StaticFiles(text.substring(0, equals), Path.of(text.substring(equals + 1)));
    }

    boolean isOfAllUrls() {
        return url.equals("/");
    }

    /** What comes after the URL in a path of whole segments: empty, or from a slash on; null for a path elsewhere. */
    String below(String requested) {
        if (isOfAllUrls()) {
            return requested;
        }
        if (!requested.startsWith(url)) {
            return null;
        }
        String rest = requested.substring(url.length());
        return rest.isEmpty() || rest.startsWith("/") ? rest : null;
    }
}
