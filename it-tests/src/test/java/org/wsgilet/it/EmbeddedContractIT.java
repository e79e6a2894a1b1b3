package org.wsgilet.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.wsgilet.testing.WsgiServer;

/** The contract, embedded in this JVM below a context path. */
class EmbeddedContractIT {
    private static final WsgiServer wsgi = WsgiServer.of("contract:application")
            .chdir(Project.PYTHON)
            .contextPath("/app")
            .threads(8);

    @BeforeAll
    static void startServer() {
        wsgi.start();
    }

    @AfterAll
    static void stopServer() {
        wsgi.close();
    }

    private static final Deployment SERVER = new Deployment() {
        @Override
        public int port() {
            return wsgi.port();
        }

        @Override
        public String mount() {
            return "/app";
        }

        @Override
        public String log() {
            return wsgi.log();
        }
    };

    @Nested
    class Environment extends EnvironContract {
        Environment() {
            super(SERVER);
        }
    }

    @Nested
    class Callables extends CallableContract {
        Callables() {
            super(SERVER);
        }
    }

    @Nested
    class Path extends PathContract {
        Path() {
            super(SERVER);
        }
    }

    @Nested
    class Input extends InputContract {
        Input() {
            super(SERVER);
        }
    }

    @Nested
    class ErrorsStream extends ErrorsStreamContract {
        ErrorsStream() {
            super(SERVER);
        }
    }

    @Nested
    class StartResponse extends StartResponseContract {
        StartResponse() {
            super(SERVER);
        }
    }

    @Nested
    class ResponseHeader extends ResponseHeaderContract {
        ResponseHeader() {
            super(SERVER);
        }
    }

    @Nested
    class Body extends BodyContract {
        Body() {
            super(SERVER);
        }
    }

    @Nested
    class ContentLength extends ContentLengthContract {
        ContentLength() {
            super(SERVER);
        }
    }

    @Nested
    class Write extends WriteContract {
        Write() {
            super(SERVER);
        }
    }

    @Nested
    class Close extends CloseContract {
        Close() {
            super(SERVER);
        }
    }

    @Nested
    class FileWrapper extends FileWrapperContract {
        FileWrapper() {
            super(SERVER);
        }
    }

    @Nested
    class Error extends ErrorContract {
        Error() {
            super(SERVER);
        }
    }

    @Nested
    class Connection extends ConnectionContract {
        Connection() {
            super(SERVER);
        }
    }

    @Nested
    class Framing extends FramingContract {
        Framing() {
            super(SERVER);
        }
    }

    @Nested
    class Limits extends LimitsContract {
        Limits() {
            super(SERVER);
        }
    }

    @Nested
    class Threads extends ThreadContract {
        Threads() {
            super(SERVER);
        }
    }
}
