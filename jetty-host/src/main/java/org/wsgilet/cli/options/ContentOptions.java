package org.wsgilet.cli.options;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wsgilet.content.ContentSettings;
import org.wsgilet.content.StaticFiles;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What the server does to responses beside running the application. */
public final class ContentOptions {

    @Option(
            names = "--static",
            paramLabel = "/URL=DIR",
            showDefaultValue = Visibility.NEVER,
            description = "Serve the files of a folder below a URL, without Python: /static=shop/static. Repeatable; in"
                    + " WSGILET_STATIC one a line.%n  Default: none")
    private List<String> staticFiles = List.of();

    @Option(
            names = "--static-max-age",
            paramLabel = "SECONDS",
            description = "How long browsers may keep static files without asking (Cache-Control).%n"
                    + "  Default: nothing is said")
    private Integer staticMaxAge;

    @Option(names = "--gzip", description = "Compress responses for clients that take it.")
    private boolean gzip;

    /**
     * @param further files that are served in any case
     * @throws IllegalArgumentException names the option and its wrong value
     */
    public ContentSettings settings(List<StaticFiles> further) {
        List<StaticFiles> files = new ArrayList<>();
        Set<String> urls = new HashSet<>();
        for (String mapping : Values.split(staticFiles, "\n")) {
            StaticFiles parsed = parsed(mapping);
            if (!urls.add(parsed.url())) {
                throw new IllegalArgumentException("--static " + mapping + ": " + parsed.url() + " is there twice");
            }
            files.add(parsed);
        }
        files.addAll(further);
        if (staticMaxAge != null && staticMaxAge < 0) {
            throw new IllegalArgumentException("--static-max-age " + staticMaxAge + ": seconds cannot be negative");
        }
        return new ContentSettings(files, staticMaxAge == null ? null : Duration.ofSeconds(staticMaxAge), gzip);
    }

    private static StaticFiles parsed(String mapping) {
        try {
            return StaticFiles.parse(mapping);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--static " + mapping + ": " + e.getMessage(), e);
        }
    }
}
