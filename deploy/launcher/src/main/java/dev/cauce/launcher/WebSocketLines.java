package dev.cauce.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A WebSocket in a terminal: each line of the input is sent as a frame, each frame received becomes a line of the output. When
 * the input ends it goes on listening. Needs nothing but the JDK, so {@code ./cauce websocket} runs this file as it is.
 */
public final class WebSocketLines {
    private static final int FAILED = 1;
    private static final int USAGE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private WebSocketLines() {}

    public static void main(String[] arguments) {
        System.exit(
                arguments.length == 1 && arguments[0].matches("wss?://.+")
                        ? talk(URI.create(arguments[0]), System.in, System.out, System.err)
                        : usage(System.err));
    }

    static int usage(PrintStream complaints) {
        complaints.println("Usage: cauce websocket ws://HOST:PORT/PATH");
        return USAGE;
    }

    /** Returns when the other side closes or nobody takes the output any more: 0, or 1 if it was closed for a reason. */
    static int talk(URI address, InputStream input, PrintStream output, PrintStream complaints) {
        var frames = new Frames(output, complaints);
        try (var client = HttpClient.newHttpClient()) {
            var socket = client.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(address, frames)
                    .join();
            Thread.ofPlatform().daemon().start(() -> send(input, socket));
            var status = frames.ended.join();
            socket.abort();
            return status;
        } catch (CompletionException failure) {
            complaints.println("No WebSocket at " + address + ". Maybe the engine is not running there.");
            return FAILED;
        }
    }

    private static void send(InputStream input, WebSocket socket) {
        try (var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null && !socket.isOutputClosed(); line = lines.readLine()) {
                socket.sendText(line, true).join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Frames implements WebSocket.Listener {
        private static final CompletionStage<Void> AT_ONCE = CompletableFuture.allOf();
        private final CompletableFuture<Integer> ended = new CompletableFuture<>();
        private final StringBuilder frame = new StringBuilder();
        private final PrintStream output;
        private final PrintStream complaints;

        Frames(PrintStream output, PrintStream complaints) {
            this.output = new PrintStream(output, true, StandardCharsets.UTF_8);
            this.complaints = complaints;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            frame.append(part);
            if (last) {
                output.println(frame);
                frame.setLength(0);
                if (output.checkError()) {
                    ended.complete(0);
                }
            }
            socket.request(1);
            return AT_ONCE;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            complaints.println("Closed: " + code + " " + reason);
            ended.complete(code == WebSocket.NORMAL_CLOSURE ? 0 : FAILED);
            return AT_ONCE;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            complaints.println("The connection broke: " + failure);
            ended.complete(FAILED);
        }
    }
}
