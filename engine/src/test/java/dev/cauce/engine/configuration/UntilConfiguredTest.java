package dev.cauce.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntilConfiguredTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurationView configuration = new ConfigurationView();
    private int port;

    @BeforeEach
    void serve() throws Exception {
        var router = Router.router(vertx);
        new UntilConfigured(configuration, new ObjectMapper()).watch(router);
        router.route().handler(request -> request.response().setStatusCode(404).end("as the endpoint answers"));
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    @AfterEach
    void stop() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/chat/v1/acme-web/visitors", "/api/v1/agent/state", "/ws/agent"})
    void whoAsksBeforeTheConfigurationIsKnownIsToldToComeBack(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).contains("urn:cauce:problem:unavailable", "Repeat the request in a second");
    }

    @Test
    void afterwardsRequestsReachTheirEndpoints() throws Exception {
        configuration.completed();

        assertThat(get("/api/v1/agent/state").body()).isEqualTo("as the endpoint answers");
    }

    @Test
    void healthIsToldAllTheWhile() throws Exception {
        assertThat(get("/q/health").body()).isEqualTo("as the endpoint answers");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
