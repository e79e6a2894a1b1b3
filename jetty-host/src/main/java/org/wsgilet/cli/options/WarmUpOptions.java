package org.wsgilet.cli.options;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.wsgilet.jetty.WarmUp;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What the application is asked before clients can. */
@Subject("Start")
public final class WarmUpOptions {

    private static final Pattern URL = Pattern.compile("/(?!/).*|https?://[^/]+/.*", Pattern.CASE_INSENSITIVE);

    @Option(
            names = "--warm-up",
            paramLabel = "URL",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Ask for /PATH or http://HOST/PATH before the server accepts connections, and before a reload gives"
                        + " requests to new code. Repeatable; in WSGILET_WARM_UP one a line.",
                OptionValues.NO_DEFAULT
            })
    private List<String> urls = List.of();

    @Option(
            names = "--warm-up-time",
            paramLabel = "SECONDS",
            defaultValue = "" + WarmUp.DEFAULT_TIME,
            converter = Seconds.FromZero.class,
            description = "How long to go on asking, for the JVM to compile what runs often. 0: once each.")
    private Duration time;

    /**
     * @param timeout of a request; zero for any time
     * @throws OptionException for what is no such URL, and for a time without one
     */
    public WarmUp warmUp(Duration timeout) {
        List<URI> asked = OptionValues.split(urls, "\n").stream()
                .map(url -> OptionValues.parsed("--warm-up", url, WarmUpOptions::url))
                .toList();
        if (asked.isEmpty() && !time.isZero()) {
            throw new OptionException("--warm-up-time", time.toSeconds() + "", "it does nothing without --warm-up");
        }
        return new WarmUp(asked, time, timeout.isZero() ? WarmUp.DEFAULT_PATIENCE : timeout);
    }

    private static URI url(String text) {
        try {
            if (URL.matcher(text).matches()) {
                return new URI(text);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is no URL: " + e.getReason() + " at character " + e.getIndex(), e);
        }
        throw new IllegalArgumentException("a path such as /shop?page=1 is needed, or http://HOST/PATH");
    }
}
