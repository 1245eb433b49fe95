package dev.cauce.engine.pages;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers the addresses that people bookmark and reload with the application, which shows the page of that address. */
@Singleton
final class PageAddresses {
    private static final String PAGES = "/(?:sign-in|desk|wall|administration|developers)(?:/[^.]*)?";
    private static final String APPLICATION = "/index.html";

    void answerWithTheApplication(@Observes Router router) {
        router.routeWithRegex(HttpMethod.GET, PAGES).handler(request -> request.reroute(APPLICATION));
    }
}
