package org.wsgilet.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsgilet.timing.Periodic;

/** Takes up a renewed certificate within seconds: looks at the files again and again, also behind symbolic links. */
public final class CertificateWatch extends AbstractLifeCycle {

    private static final Logger log = LoggerFactory.getLogger(CertificateWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Tls tls;
    private List<Object> seen;
    private Periodic looks;

    public CertificateWatch(Tls tls) {
        this.tls = tls;
        this.seen = state();
    }

    @Override
    protected void doStart() {
        looks = Periodic.start("wsgilet-certificate", PAUSE, this::look);
    }

    @Override
    protected void doStop() {
        looks.close();
    }

    private void look() {
        List<Object> now = state();
        if (!now.equals(seen)) {
            seen = now;
            reload();
        }
    }

    private void reload() {
        try {
            tls.reload();
            log.info("The certificate has changed; new connections use it");
        } catch (TlsException e) {
            log.error("The certificate has changed and cannot be used; the old one stays: {}", e.getMessage());
        }
    }

    private List<Object> state() {
        List<Object> state = new ArrayList<>();
        for (Path file : tls.files()) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                state.add(List.of(attributes.lastModifiedTime(), attributes.size(), "" + attributes.fileKey()));
            } catch (IOException e) {
                state.add("absent");
            }
        }
        return state;
    }
}
