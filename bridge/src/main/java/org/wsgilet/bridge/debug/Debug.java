package org.wsgilet.bridge.debug;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Who gets to see the {@link DebugPage}. */
public enum Debug {
    OFF {
        @Override
        public boolean isFor(HttpServletRequest request) {
            return false;
        }
    },
    /**
     * Clients on this machine that ask for it by a name of its own: a page of the internet can have a name that means
     * 127.0.0.1, and the browser would let it read the answer. No request that came through a proxy: its client can be
     * anywhere.
     */
    LOOPBACK {
        @Override
        public boolean isFor(HttpServletRequest request) {
            String client = request.getRemoteAddr();
            return client != null // a Unix socket, where proxies are
                    && isLoopback(client)
                    && isLoopback(request.getServerName())
                    && !ProxyTraces.isIn(request);
        }
    },
    EVERYWHERE {
        @Override
        public boolean isFor(HttpServletRequest request) {
            return true;
        }
    };

    private static final Pattern LOOPBACK_NAME =
            Pattern.compile("(?:.+\\.)?localhost|127(?:\\.\\d{1,3}){3}|\\[?(?:::1|0:0:0:0:0:0:0:1)]?");

    public abstract boolean isFor(HttpServletRequest request);

    private static boolean isLoopback(String name) {
        return LOOPBACK_NAME.matcher(name).matches();
    }
}
