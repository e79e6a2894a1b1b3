package org.wsgilet.jetty;

import java.nio.file.Path;
import java.util.List;

/**
 * Files that are served without Python.
 *
 * @param root the folder that the paths of requests start at
 * @param patterns the URL patterns of the files, such as {@code /static/*}; empty for none
 */
public record StaticFiles(Path root, List<String> patterns) {

    public StaticFiles {
        patterns = List.copyOf(patterns);
    }
}
