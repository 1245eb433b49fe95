package dev.cauce.engine.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Sends requests and sockets away, to come back shortly, until this process knows the configuration: before, a channel or
 * an agent that exists would be answered as unknown.
 */
@Singleton
final class UntilConfigured {
    private static final Problem STARTING =
            Problem.of(ProblemType.UNAVAILABLE, "This engine is starting. Repeat the request in a second.");

    private final ConfigurationView configuration;
    private final String answer;

    UntilConfigured(ConfigurationView configuration, ObjectMapper json) throws JsonProcessingException {
        this.configuration = configuration;
        this.answer = json.writeValueAsString(STARTING);
    }

    void watch(@Observes Router router) {
        router.route("/api/*").order(Integer.MIN_VALUE).handler(this::admit);
        router.route("/ws/*").order(Integer.MIN_VALUE).handler(this::admit);
    }

    private void admit(RoutingContext request) {
        if (configuration.isComplete()) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(STARTING.status())
                .putHeader(HttpHeaders.RETRY_AFTER, "1")
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(answer);
    }
}
