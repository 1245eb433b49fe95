package dev.cauce.load.net;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests and repeats them, with the same key, until the engine answers for certain: after time-outs, lost connections,
 * 429 and 5xx, for as long as its patience lasts.
 */
public final class Http implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Target target;
    private final Duration patience;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .executor(executor)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /** {@code patience} is how long a request is repeated. */
    public Http(Target target, Duration patience) {
        this.target = target;
        this.patience = patience;
    }

    public Target target() {
        return target;
    }

    /** For sockets to share. */
    HttpClient client() {
        return client;
    }

    public Answer get(String path, String token) throws InterruptedException {
        return send("GET", path, token, Map.of(), null);
    }

    /** A command under a key, so that repeating it does nothing again. */
    public Answer post(String path, @Nullable String token, String key, @Nullable JsonNode body)
            throws InterruptedException {
        return send("POST", path, token, Map.of("Idempotency-Key", key), body);
    }

    /** Any request, with further headers. */
    public Answer send(
            String method, String path, @Nullable String token, Map<String, String> headers, @Nullable JsonNode body)
            throws InterruptedException {
        var request = request(method, path, token, headers, body);
        var giveUp = System.nanoTime() + patience.toNanos();
        var pause = FIRST_PAUSE;
        for (var attempt = 1; ; attempt++) {
            var answer = attempt(request, attempt);
            if (!isWorthRepeating(answer) || System.nanoTime() + pause.toNanos() > giveUp) {
                return answer;
            }
            Thread.sleep(pause);
            var longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    private static boolean isWorthRepeating(Answer answer) {
        return answer.status() == 0 || answer.status() == 429 || answer.status() >= 500;
    }

    private Answer attempt(HttpRequest request, int attempt) throws InterruptedException {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), Json.read(response.body()), attempt);
        } catch (IOException lost) {
            return new Answer(0, Json.object().put("lost", lost.toString()), attempt);
        }
    }

    private HttpRequest request(
            String method, String path, @Nullable String token, Map<String, String> headers, @Nullable JsonNode body) {
        var request = HttpRequest.newBuilder(target.http(path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return request.build();
    }

    @Override
    public void close() {
        client.shutdownNow();
        executor.shutdownNow();
    }
}
