package org.postgresql.core.v3;

import java.io.IOException;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.postgresql.core.PGStream;
import org.postgresql.util.PSQLException;

/** The door to pgjdbc's SCRAM-SHA-256 authentication, which only its own package can use. */
public final class ScramLogin {

    private final ScramAuthenticator authenticator;

    /** Reads the mechanisms that the server offers. */
    public ScramLogin(char[] password, PGStream stream, Properties info) throws PSQLException {
        authenticator = new ScramAuthenticator(
                password, stream, ChannelBinding.of(info), PGProperty.SCRAM_MAX_ITERATIONS.getInt(info));
    }

    public void begin() throws IOException {
        authenticator.handleAuthenticationSASL();
    }

    /** @param length of what the server says, in bytes */
    public void proceed(int length) throws IOException, PSQLException {
        authenticator.handleAuthenticationSASLContinue(length);
    }

    /** Checks that the server knows the password, too. */
    public void end(int length) throws IOException, PSQLException {
        authenticator.handleAuthenticationSASLFinal(length);
    }
}
