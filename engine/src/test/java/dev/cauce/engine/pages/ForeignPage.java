package dev.cauce.engine.pages;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Somebody's page on a server of their own, whose policy allows it nothing but the chat's host. */
final class ForeignPage implements AutoCloseable {
    private final HttpServer server;

    ForeignPage(String chatHost) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var page = """
                    <!doctype html><html lang="en"><head><title>Elsewhere</title></head>
                    <body><main><h1>Elsewhere</h1></main>
                    <script src="http://%s/widget/chat.js" data-channel="acme-web"></script></body></html>""".formatted(chatHost).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders()
                    .add(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src http://%1$s; connect-src http://%1$s ws://%1$s"
                                    .formatted(chatHost));
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
