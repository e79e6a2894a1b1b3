package org.wsgilet.it;

import org.junit.jupiter.api.Nested;

/** All topics of the contract; each way of deployment is one small subclass with one server. */
abstract class WsgiContract {
    /** The server of the class, started before its first test. */
    abstract Deployment server();

    @Nested
    class Environment extends EnvironContract {
        Environment() {
            super(server());
        }
    }

    @Nested
    class Callables extends CallableContract {
        Callables() {
            super(server());
        }
    }

    @Nested
    class Path extends PathContract {
        Path() {
            super(server());
        }
    }

    @Nested
    class Input extends InputContract {
        Input() {
            super(server());
        }
    }

    @Nested
    class ErrorsStream extends ErrorsStreamContract {
        ErrorsStream() {
            super(server());
        }
    }

    @Nested
    class StartResponse extends StartResponseContract {
        StartResponse() {
            super(server());
        }
    }

    @Nested
    class ResponseHeader extends ResponseHeaderContract {
        ResponseHeader() {
            super(server());
        }
    }

    @Nested
    class Body extends BodyContract {
        Body() {
            super(server());
        }
    }

    @Nested
    class ManyBlocks extends ManyBlocksContract {
        ManyBlocks() {
            super(server());
        }
    }

    @Nested
    class ContentLength extends ContentLengthContract {
        ContentLength() {
            super(server());
        }
    }

    @Nested
    class Write extends WriteContract {
        Write() {
            super(server());
        }
    }

    @Nested
    class Close extends CloseContract {
        Close() {
            super(server());
        }
    }

    @Nested
    class FileWrapper extends FileWrapperContract {
        FileWrapper() {
            super(server());
        }
    }

    @Nested
    class Error extends ErrorContract {
        Error() {
            super(server());
        }
    }

    @Nested
    class Connection extends ConnectionContract {
        Connection() {
            super(server());
        }
    }

    @Nested
    class Framing extends FramingContract {
        Framing() {
            super(server());
        }
    }

    @Nested
    class Limits extends LimitsContract {
        Limits() {
            super(server());
        }
    }

    @Nested
    class Threads extends ThreadContract {
        Threads() {
            super(server());
        }
    }
}
