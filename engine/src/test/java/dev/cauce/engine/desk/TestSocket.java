package dev.cauce.engine.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A desktop's side of a socket: remembers every frame and how it was closed. */
public final class TestSocket implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;
    private int seen;

    public static TestSocket open(URI uri) {
        var test = new TestSocket();
        test.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, test)
                .join();
        return test;
    }

    public static TestSocket authenticated(URI uri, String token) {
        var socket = open(uri);
        socket.send("{\"type\":\"authenticate\",\"token\":\"%s\"}".formatted(token));
        return socket;
    }

    public void send(String frame) {
        connected().sendText(frame, true).join();
    }

    /** The next frame of this type after those awaited before; frames in between are passed over. */
    public JsonNode await(String type) {
        return await(type, frame -> true);
    }

    public JsonNode await(String type, Predicate<JsonNode> matching) {
        Awaitility.await("frame " + type + " in " + frames)
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> find(type, matching) >= 0);
        var at = find(type, matching);
        seen = at + 1;
        return frames.get(at);
    }

    private int find(String type, Predicate<JsonNode> matching) {
        for (var i = seen; i < frames.size(); i++) {
            var frame = frames.get(i);
            if (frame.path("type").asText().equals(type) && matching.test(frame)) {
                return i;
            }
        }
        return -1;
    }

    public List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    /** The code it was closed with. */
    public int awaitClosed() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Breaks the connection without a closing handshake, as a network does. */
    public void breakOff() {
        connected().abort();
    }

    @Override
    public void close() {
        connected().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private WebSocket connected() {
        assertThat(socket).isNotNull();
        return Objects.requireNonNull(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                throw new AssertionError("Not JSON: " + partial, e);
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(-1);
    }
}
