package dev.cauce.engine.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.websockets.next.WebSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
class BadFramesTest {
    private static final long SEED = 20_261_123L;
    private static final List<String> FRAMES = List.of(
            "",
            "{",
            "[]",
            "17",
            "null",
            "nonsense",
            "{}",
            "{\"type\":null}",
            "{\"type\":17}",
            "{\"type\":\"no-such-frame\"}",
            "{\"type\":\"authenticate\"}",
            "{\"type\":\"authenticate\",\"token\":null}",
            "{\"type\":\"authenticate\",\"token\":17}",
            "{\"type\":\"authenticate\",\"token\":\"\"}",
            "{\"type\":\"authenticate\",\"token\":\"a.b.c\"}",
            "{\"type\":\"authenticate\",\"token\":\"a.b.c\",\"extra\":1}",
            "{\"type\":\"authenticate\",\"type\":\"authenticate\"}",
            "{\"type\":\"authenticate\",\"token\":\"\\u0000\"}",
            "{\"type\":\"message\",\"id\":\"1\",\"text\":\"before signing in\"}",
            "{\"a\":" + "[".repeat(2_000),
            "{\"type\":\"" + "x".repeat(20_000) + "\"}");

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI engine;

    private final HttpClient client = HttpClient.newHttpClient();

    @TestFactory
    Stream<DynamicTest> everySocketAnswersMalformedFramesInWords() {
        return sockets()
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    var complaints = new ArrayList<String>();
                    for (var frame : FRAMES) {
                        complain(
                                path,
                                shortened(frame),
                                talk(path, frame.getBytes(StandardCharsets.UTF_8), true),
                                complaints);
                    }
                    var noise = new byte[100];
                    new Random(SEED).nextBytes(noise);
                    complain(path, "noise", talk(path, noise, false), complaints);
                    assertThat(complaints).isEmpty();
                }));
    }

    private static Stream<String> sockets() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.cauce").stream()
                        .filter(type -> type.isAnnotatedWith(WebSocket.class))
                        .map(type ->
                                type.getAnnotationOfType(WebSocket.class).path().replaceAll("\\{[^}]+}", "acme-web"));
    }

    private static void complain(String path, String frame, String heard, List<String> complaints) {
        var clear = heard.length() > 3
                && !heard.contains("Exception")
                && !heard.contains("\tat ")
                && !heard.startsWith("closed 1011")
                && !heard.equals("closed 1006");
        if (!clear) {
            complaints.add(path + " ← " + frame + " → " + heard);
        }
    }

    /** The first thing the socket says or the reason why it closes. */
    private String talk(String path, byte[] frame, boolean text) throws Exception {
        var heard = new CompletableFuture<String>();
        var uri = URI.create("ws://" + engine.getAuthority() + path);
        try {
            var socket = client.newWebSocketBuilder()
                    .header("Origin", "http://localhost:8080")
                    .buildAsync(uri, new Listening(heard))
                    .get(10, TimeUnit.SECONDS);
            var sent = text
                    ? socket.sendText(new String(frame, StandardCharsets.UTF_8), true)
                    : socket.sendBinary(ByteBuffer.wrap(frame), true);
            sent.exceptionally(failure -> socket).join();
            var said = heard.orTimeout(10, TimeUnit.SECONDS).join();
            socket.abort();
            return said;
        } catch (CompletionException silence) {
            return "?";
        }
    }

    private static final class Listening implements java.net.http.WebSocket.Listener {
        private final CompletableFuture<String> heard;
        private final StringBuilder text = new StringBuilder();

        Listening(CompletableFuture<String> heard) {
            this.heard = heard;
        }

        @Override
        public CompletionStage<?> onText(java.net.http.WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.complete(text.toString());
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(java.net.http.WebSocket socket, int status, String reason) {
            heard.complete(("closed " + status + " " + reason).strip());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(java.net.http.WebSocket socket, Throwable error) {
            heard.complete("?");
        }
    }

    private static String shortened(String frame) {
        return frame.length() > 80 ? frame.substring(0, 80) + "…" : frame;
    }
}
