package dev.cauce.engine.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A visitor's page without a page. */
final class VisitorSocket implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;

    private VisitorSocket(URI address) {
        this.socket =
                client.newWebSocketBuilder().buildAsync(address, new Frames()).join();
    }

    static VisitorSocket open(URI address) {
        return new VisitorSocket(URI.create(address.toString().replaceFirst("^http", "ws")));
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                frames.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    /** The next frame of this type; others are passed over. */
    JsonNode next(String type) throws Exception {
        while (true) {
            String frame = frames.poll(20, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No frame of type " + type + " came in time.");
            }
            JsonNode json = MAPPER.readTree(frame);
            if (json.path("type").asText().equals(type)) {
                return json;
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }
}
