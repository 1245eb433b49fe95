package dev.cauce.engine.badinput;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
class BadRequestsTest {
    private static final long SEED = 20_261_123L;
    private static final int AT_LEAST = 1_000;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI engine;

    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @Test
    void everyMalformedRequestIsRefusedInWords() throws Exception {
        var random = new Random(SEED);
        var document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString());
        var requests = new ArrayList<Malformed>();
        Endpoint.allIn(document).forEach(endpoint -> requests.addAll(Malformed.of(endpoint, random)));
        assertThat(requests).hasSizeGreaterThanOrEqualTo(AT_LEAST);

        var complaints = new ArrayList<String>();
        for (var request : requests) {
            var answer = send(request);
            if (!isClear(answer)) {
                complaints.add("%s → %d %s".formatted(request, answer.statusCode(), answer.body()));
            }
        }

        assertThat(complaints).as("seed %d, %d requests", SEED, requests.size()).isEmpty();
        given().get("/q/health/live").then().statusCode(200);
        DemoOperation.as("admin").get("/api/v1/configuration/queues").then().statusCode(200);
    }

    private HttpResponse<String> send(Malformed request) throws IOException, InterruptedException {
        var http = HttpRequest.newBuilder(engine.resolve(request.uri()))
                .timeout(Duration.ofSeconds(20))
                .method(
                        request.endpoint().method(),
                        BodyPublishers.ofString(request.body(), StandardCharsets.ISO_8859_1));
        request.headers().forEach(http::header);
        request.endpoint()
                .user()
                .ifPresent(user ->
                        http.header("Authorization", "Bearer " + tokens.computeIfAbsent(user, DemoOperation::token)));
        return client.send(http.build(), BodyHandlers.ofString());
    }

    private static boolean isClear(HttpResponse<String> answer) {
        var problem = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        return answer.statusCode() >= 400
                && answer.statusCode() < 500
                && problem
                && answer.body().contains("\"detail\":\"")
                && !answer.body().contains("\\tat ")
                && !answer.body().contains("Exception")
                && !answer.body().contains("java.");
    }
}
