package com.example.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StoreTest {

    @Autowired
    private TestRestTemplate client;

    @Test
    void flaskIsBesideTheControllers() {
        assertThat(client.getForObject("/java/tea", String.class)).isEqualTo("1.90");
        assertThat(client.getForObject("/py/tea", String.class)).isEqualTo("tea: 1.90\n");
        assertThat(client.getForObject("/py/gold", String.class)).isEqualTo("gold: not for sale\n");
        assertThat(client.getForEntity("/py/", String.class).getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void controllerForwardsToFlask() {
        assertThat(client.getForObject("/offer", String.class)).isEqualTo("tea: 1.90\n");
    }
}
