package org.wsgilet.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wsgilet.testing.WsgiServer;

/** Java gives what the Python code of packages gives: the application compares when it loads. */
class SpeedupsIT {

    @RegisterExtension
    static WsgiServer server = Samples.features("speedups", "app:application");

    @Test
    void standInsGiveTheSame() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/")).build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        assertThat(body).isEqualTo("the same\n");
    }
}
