package com.example.tea;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** One for the whole application. */
@ApplicationScoped
public class Prices {

    private final Map<String, String> prices = Map.of("tea", "1.90", "honey", "4.20");

    public String of(String article) {
        return prices.getOrDefault(article, "not for sale");
    }
}
