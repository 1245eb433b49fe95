package dev.cauce.engine.desk.screenpop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client's own system: answers to whom has the key, and remembers what it was asked. */
final class ClientSystem implements AutoCloseable {
    static final String KEY = "Bearer of-the-client";

    /** What it answers. */
    record Answer(int status, String body, Map<String, String> headers) {
        Answer {
            headers = Map.copyOf(headers);
        }

        Answer(int status, String body) {
            this(status, body, Map.of());
        }
    }

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(404, "");

    ClientSystem() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    }

    void answers(Answer next) {
        answer = next;
    }

    /** The addresses it was asked for, without its origin. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void take(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        var told = KEY.equals(exchange.getRequestHeaders().getFirst("X-Api-Key")) ? answer : new Answer(401, "");
        told.headers().forEach(exchange.getResponseHeaders()::set);
        var body = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
