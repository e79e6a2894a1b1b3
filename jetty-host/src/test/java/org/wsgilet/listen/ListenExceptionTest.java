package org.wsgilet.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is to be done about an address that cannot be listened on, in whatever language the system says why. */
class ListenExceptionTest {

    @Test
    void portThatIsTakenIsInUse() throws IOException {
        try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket second = new ServerSocket(first.getLocalPort(), 1, InetAddress.getLoopbackAddress())) {
            throw new AssertionError(second);
        } catch (BindException e) {
            assertThat(new ListenException(Bind.tcp("127.0.0.1", 8000), new IOException(e)))
                    .hasMessage("cannot listen on 127.0.0.1:8000 (" + e.getMessage()
                            + "): choose another address, or end the process that listens there.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:80   | Keine Berechtigung | ports below 1024 are for root",
                "192.0.2.1:80   | nicht zugewiesen   | choose an address that is this machine's",
                "192.0.2.1:8000 | nicht zugewiesen   | choose an address that is this machine's",
                "127.0.0.1:8000 | in use, said by us | choose an address that is this machine's",
                "unix:/tmp/s    | belegt             | choose another address, or end the process",
            })
    void whatToDoFollowsFromWhatCanBeTried(String address, String reason, String advice) {
        assertThat(new ListenException(Bind.parse(address), new BindException(reason)))
                .hasMessageStartingWith("cannot listen on " + address + " (" + reason + "): " + advice);
    }

    @Test
    void otherFailuresAreNotAddresses() {
        assertThat(new ListenException(new Bind.UnixSocket(Path.of("/tmp/s")), new IOException("no folder")))
                .hasMessageContaining("(no folder): choose an address that is this machine's");
        assertThat(new ListenException(Bind.tcp("no.such.host.invalid", 80), new UnresolvedAddressException()))
                .hasMessageContaining("(no such host): choose an address that is this machine's");
    }
}
