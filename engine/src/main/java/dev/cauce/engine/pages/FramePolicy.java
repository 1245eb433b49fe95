package dev.cauce.engine.pages;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.ScreenPop;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets pages frame the clients' systems that are configured to be shown in a frame, and no other. */
@Singleton
final class FramePolicy {
    private static final String HEADER = "Content-Security-Policy";
    /** All other addresses of pages are answered as the second. */
    private static final List<String> DOCUMENTS = List.of("/", "/index.html");

    /** Behind the header that everything has, which is the very first. */
    private static final int BEFORE_FILES = -1_000_000;

    private final ConfigurationView configuration;
    private final String policy;

    FramePolicy(
            ConfigurationView configuration,
            @ConfigProperty(name = "quarkus.http.header.\"Content-Security-Policy\".value") String policy) {
        this.configuration = configuration;
        this.policy = policy;
    }

    void allowFrames(@Observes Router router) {
        for (var document : DOCUMENTS) {
            router.route(HttpMethod.GET, document).order(BEFORE_FILES).handler(this::allow);
        }
    }

    private void allow(RoutingContext request) {
        var framed = framed();
        if (!framed.isEmpty()) {
            request.response().putHeader(HEADER, policy + "; frame-src " + framed);
        }
        request.next();
    }

    private String framed() {
        return configuration.all(ScreenPop.class).stream()
                .map(one -> one.definition())
                .filter(pop -> pop.opens() == ScreenPop.Opens.FRAME)
                .map(ScreenPop::origin)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
