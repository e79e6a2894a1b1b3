package org.wsgilet.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wsgilet.bridge.WsgiSettings;
import org.wsgilet.jetty.JettySettings;
import org.wsgilet.jetty.WarmUp;
import org.wsgilet.listen.Bind;
import org.wsgilet.reload.Development;

/**
 * What {@code wsgilet serve} serves, and how: all that its options say.
 *
 * @param applications by the prefixes of their paths
 * @param jars with Java classes for them all
 * @param adminAddress null for none
 * @param adminHosts further names by which that address may be asked for data
 * @param drainDelay how long to go on serving when a stop is asked for
 * @param warmUp what applications are asked before they get requests
 * @param development null in production
 */
record ServeSettings(
        Map<String, WsgiSettings> applications,
        List<Path> jars,
        JettySettings jetty,
        Bind.Tcp adminAddress,
        List<String> adminHosts,
        Duration drainDelay,
        WarmUp warmUp,
        Development.Settings development) {
    /** What no Java stands in for, in each of the applications: the options that say so are for all of them. */
    Set<String> noSpeedups() {
        return applications.values().iterator().next().noSpeedups();
    }
}
