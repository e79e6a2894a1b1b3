package org.wsgilet.content;

import java.time.Duration;
import java.util.List;

/**
 * What the host does to responses beside running the application.
 *
 * @param staticFiles what it serves itself; where two hold a path, the longer URL wins
 * @param staticMaxAge how long caches may keep static files without asking; null to say nothing
 * @param gzip whether it compresses
 */
public record ContentSettings(List<StaticFiles> staticFiles, Duration staticMaxAge, boolean gzip) {

    public static final ContentSettings NONE = new ContentSettings(List.of(), null, false);

    public ContentSettings {
        staticFiles = List.copyOf(staticFiles);
    }
}
