package org.wsgilet.cli.options;

import java.util.List;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.bridge.proxy.TrustedProxies;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Proxies in front of the server. */
@Subject("Proxies")
public final class ProxyOptions {

    @Option(
            names = "--trusted-proxies",
            paramLabel = "ADDRESS",
            showDefaultValue = Visibility.NEVER,
            description = {
                "Proxy whose Forwarded and X-Forwarded-* headers are believed: an IP address, a network such as"
                        + " 10.0.0.0/8, unix, or * for everyone. Repeatable; a comma separates, too.",
                OptionValues.NO_DEFAULT
            })
    private List<String> trusted = List.of();

    @Option(
            names = "--proxy-protocol",
            fallbackValue = OptionValues.ON,
            description = "Each connection begins with a PROXY header, version 1 or 2, that names the client.")
    private boolean proxyProtocol;

    public boolean isProxyProtocol() {
        return proxyProtocol;
    }

    /** @throws OptionException for an address that is none */
    public WsgiSettings applyTo(WsgiSettings wsgi) {
        if (trusted.isEmpty()) {
            return wsgi;
        }
        String list = String.join(",", OptionValues.split(trusted, ","));
        return wsgi.trustedProxies(OptionValues.parsed("--trusted-proxies", list, TrustedProxies::of));
    }
}
