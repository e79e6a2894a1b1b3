package org.wsgilet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** wsgi.multithread is true: requests run at once and do not see each other. */
abstract class ThreadContract extends Contract {
    ThreadContract(Deployment server) {
        super(server);
    }

    @Test
    void requestsMeetInTheApplication() {
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            wires.add(connect().send(request("GET", "threads", "/8?" + i)));
        }

        for (int i = 0; i < 8; i++) {
            try (Wire wire = wires.get(i)) {
                Response response = wire.read();
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.text()).isEqualTo(i + "" + i);
            }
        }
    }

    @Test
    void blockedRequestsDoNotBlockOthersThatFit() {
        try (Wire blocked = connect()) {
            blocked.send(request("GET", "stream", "/?first"));
            journal(1);

            assertThat(get("body", "/list").text()).isEqualTo("onetwo");
            open("first");
            assertThat(blocked.read().text()).isEqualTo("first");
        }
    }

    @Test
    void manyClientsGetTheirOwnAnswers() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int client = 0; client < 16; client++) {
                String mark = "client-" + client;
                results.add(clients.submit(() -> keepsItsAnswers(mark)));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void keepsItsAnswers(String mark) {
        try (Wire wire = connect()) {
            for (int i = 0; i < 50; i++) {
                wire.send(request("POST", "reader", "/" + mark + "?read()", "Content-Length: " + mark.length()));
                assertThat(wire.sendRaw(mark).read().text()).isEqualTo("'" + mark + "'");
            }
        }
    }
}
