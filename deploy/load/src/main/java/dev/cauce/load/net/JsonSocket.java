package dev.cauce.load.net;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A WebSocket of JSON frames. Frames are stamped when they arrive and wait, in order, until they are taken. */
public final class JsonSocket implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LONGEST_QUEUE = 10_000;

    private final BlockingQueue<Frame> frames;
    private final WebSocket socket;

    private JsonSocket(WebSocket socket, BlockingQueue<Frame> frames) {
        this.socket = socket;
        this.frames = frames;
    }

    /** Connects; fails when the engine does not answer in time. */
    public static JsonSocket open(Http http, String path) throws IOException, InterruptedException {
        var frames = new LinkedBlockingQueue<Frame>(LONGEST_QUEUE);
        try {
            var socket = http.client()
                    .newWebSocketBuilder()
                    .connectTimeout(TIMEOUT)
                    .header("Origin", http.target().origin())
                    .buildAsync(http.target().socket(path), new Incoming(frames))
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return new JsonSocket(socket, frames);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException("No socket at " + path, failure);
        }
    }

    /** Returns when the frame has been handed to the network. */
    public synchronized void send(JsonNode frame) throws IOException {
        try {
            socket.sendText(frame.toString(), true)
                    .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException | IllegalStateException failure) {
            socket.abort();
            throw new IOException("The socket is gone", failure);
        }
    }

    /** The next frame; {@link Frame.Nothing} after {@code patience}. */
    public Frame take(Duration patience) throws InterruptedException {
        var frame = frames.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        return frame == null ? new Frame.Nothing() : frame;
    }

    @Override
    public void close() {
        var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(failure -> socket);
    }

    /** Drops the connection without a word, as a lost network does. */
    public void abort() {
        socket.abort();
    }

    private static final class Incoming implements WebSocket.Listener {
        private final BlockingQueue<Frame> frames;
        private final StringBuilder part = new StringBuilder();

        Incoming(BlockingQueue<Frame> frames) {
            this.frames = frames;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                put(socket, new Frame.Text(Json.read(part.toString()), System.nanoTime()));
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            put(socket, new Frame.Closed(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            put(socket, new Frame.Closed(0, String.valueOf(error.getMessage())));
        }

        private void put(WebSocket socket, Frame frame) {
            if (!frames.offer(frame)) {
                socket.abort();
            }
        }
    }
}
