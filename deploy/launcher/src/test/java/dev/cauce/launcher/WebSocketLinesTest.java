package dev.cauce.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class WebSocketLinesTest {
    @Test
    void whereNobodyListensItSaysSo() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var complaints = new ByteArrayOutputStream();

        var status = WebSocketLines.talk(
                URI.create("ws://127.0.0.1:" + free + "/ws/agent"),
                InputStream.nullInputStream(),
                System.out,
                new PrintStream(complaints, true, StandardCharsets.UTF_8));

        assertThat(status).isEqualTo(1);
        assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("Maybe the engine is not running");
    }
}
