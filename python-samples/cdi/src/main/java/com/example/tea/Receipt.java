package com.example.tea;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.StringJoiner;

/** One for each request. */
@RequestScoped
public class Receipt {

    private final StringJoiner lines = new StringJoiner(", ");

    @Inject
    private Prices prices;

    public void add(String article) {
        lines.add(article + ": " + prices.of(article));
    }

    public String text() {
        return lines.toString();
    }
}
