package com.example.shop;

import java.math.BigDecimal;
import java.util.Map;

/** Java code of the web application; the Python code imports it. */
public final class PriceList {

    private static final Map<String, BigDecimal> PRICES =
            Map.of("coffee", new BigDecimal("2.40"), "tea", new BigDecimal("1.90"));

    private PriceList() {}

    /** Returns null for what is not sold. */
    public static BigDecimal price(String article) {
        return PRICES.get(article);
    }
}
