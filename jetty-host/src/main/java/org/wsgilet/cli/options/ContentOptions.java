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
@Subject("Static files and compression")
public final class ContentOptions {

    @Option(
            names = "--static",
            paramLabel = "/URL=DIR",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Serve the files of a folder below a URL, without Python: /static=shop/static. Repeatable; in"
                        + " WSGILET_STATIC one a line.",
                OptionValues.NO_DEFAULT
            })
    private List<String> staticFiles = List.of();

    @Option(
            names = "--static-max-age",
            paramLabel = "SECONDS",
            converter = Seconds.FromZero.class,
            description = {
                "How long browsers may keep static files without asking (Cache-Control).",
                "  Default: nothing is said"
            })
    private Duration staticMaxAge;

    @Option(
            names = "--gzip",
            fallbackValue = OptionValues.ON,
            description = "Compress responses for clients that take it.")
    private boolean gzip;

    /**
     * @param further files that are served in any case
     * @throws OptionException for files that are not there, or a URL that is there twice
     */
    public ContentSettings settings(List<StaticFiles> further) {
        List<StaticFiles> files = new ArrayList<>();
        Set<String> urls = new HashSet<>();
        for (String mapping : OptionValues.split(staticFiles, "\n")) {
            StaticFiles parsed = OptionValues.parsed("--static", mapping, StaticFiles::parse);
            if (!urls.add(parsed.url())) {
                throw new OptionException("--static", mapping, parsed.url() + " is there twice");
            }
            files.add(parsed);
        }
        files.addAll(further);
        return new ContentSettings(files, staticMaxAge, gzip);
    }
}
