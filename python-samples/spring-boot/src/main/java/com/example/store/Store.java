package com.example.store;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.wsgilet.bridge.WsgiServlet;
import org.wsgilet.bridge.WsgiSettings;

@SpringBootApplication
public class Store {

    public static void main(String[] arguments) {
        SpringApplication.run(Store.class, arguments);
    }

    /** The Flask application, at /py. */
    @Bean
    ServletRegistrationBean<WsgiServlet> pages(
            @Value("${shop.python}") String python, @Value("${shop.packages}") String packages) {
        WsgiSettings settings =
                WsgiSettings.of("pages:app").chdir(Path.of(python)).pythonPath(Path.of(packages));
        ServletRegistrationBean<WsgiServlet> servlet =
                new ServletRegistrationBean<>(new WsgiServlet(settings), "/py/*");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    @Bean
    Prices prices() {
        return new Prices(Map.of("tea", "1.90"));
    }

    /** What Python asks. */
    public record Prices(Map<String, String> byArticle) {

        public String of(String article) {
            return byArticle.getOrDefault(article, "not for sale");
        }
    }

    @Controller
    static final class Articles {

        private final Prices prices;

        Articles(Prices prices) {
            this.prices = prices;
        }

        @GetMapping("/java/{article}")
        @ResponseBody
        String price(@PathVariable("article") String article) {
            return prices.of(article);
        }

        @GetMapping("/offer")
        String offer() {
            return "forward:/py/tea";
        }
    }
}
