package dev.cauce.load.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.load.latency.Latency;
import dev.cauce.load.ledger.Utterance;
import dev.cauce.load.net.Frame;
import dev.cauce.load.net.Json;
import dev.cauce.load.net.JsonSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A visitor with one conversation, from the first line to its end. Reconnects, resumes and sends again as a browser does. */
final class Visitor {
    private static final Duration UNTIL_SENT_AGAIN = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Stage stage;
    private final int number;
    private final long deadlineNanos;
    private Utterance line;
    private long lineDueNanos;
    private boolean acknowledged;
    private boolean over;
    private long lastSequence;

    /** Gives up at {@code deadlineNanos}; the ledger then knows that the conversation never ended. */
    Visitor(Stage stage, int number, long dueNanos, long deadlineNanos) {
        this.stage = stage;
        this.number = number;
        this.deadlineNanos = deadlineNanos;
        this.line = new Utterance(stage.run(), number, 1, stage.turns(), Utterance.Side.VISITOR);
        this.lineDueNanos = dueNanos;
    }

    void converse() throws InterruptedException {
        var admission = stage.http()
                .send(
                        "POST",
                        stage.cast().chatPath() + "/visitors",
                        null,
                        Map.of("Origin", stage.http().target().origin()),
                        Json.object());
        if (!admission.isSuccess()) {
            stage.trouble().note("visitor not admitted, status " + admission.status());
            return;
        }
        var token = admission.body().path("token").asText();
        var pause = FIRST_PAUSE;
        while (!over && System.nanoTime() < deadlineNanos) {
            try (var socket =
                    JsonSocket.open(stage.http(), "/ws/chat/v1/" + stage.cast().chatChannel())) {
                socket.send(Json.object()
                        .put("type", "authenticate")
                        .put("token", token)
                        .put("lastSequence", lastSequence));
                follow(socket);
            } catch (IOException lost) {
                stage.trouble().note("visitor's socket lost, " + reason(lost));
                Thread.sleep(pause);
                var longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            }
        }
    }

    /** The first cause, which is one of few; without addresses and numbers of its own. */
    private static String reason(Throwable lost) {
        var cause = lost;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private void follow(JsonSocket socket) throws IOException, InterruptedException {
        var again = Long.MAX_VALUE;
        while (!over) {
            var now = System.nanoTime();
            if (now >= deadlineNanos) {
                return;
            }
            if (!acknowledged && now >= again) {
                stage.trouble().note("visitor's line sent again");
                say(socket);
                again = System.nanoTime() + UNTIL_SENT_AGAIN.toNanos();
            }
            switch (socket.take(Duration.ofNanos(Math.min(UNTIL_SENT_AGAIN.toNanos(), deadlineNanos - now)))) {
                case Frame.Text text -> {
                    if (text.type().equals("welcome") && !acknowledged) {
                        waitUntilDue();
                        say(socket);
                        again = System.nanoTime() + UNTIL_SENT_AGAIN.toNanos();
                    } else if (take(text)) {
                        say(socket);
                        again = System.nanoTime() + UNTIL_SENT_AGAIN.toNanos();
                    }
                }
                case Frame.Closed closed -> throw new IOException("closed: " + closed.reason());
                case Frame.Nothing() -> {}
            }
        }
    }

    /** Whether there is a new line to say. */
    private boolean take(Frame.Text frame) throws InterruptedException {
        switch (frame.type()) {
            case "accepted" -> accepted(frame);
            case "message" -> {
                return shown(frame);
            }
            case "closed" -> {
                stage.ledger().ended(number);
                over = true;
            }
            case "error" ->
                stage.trouble()
                        .note("visitor told error " + frame.json().path("code").asText());
            default -> {}
        }
        return false;
    }

    private void accepted(Frame.Text frame) {
        if (frame.json().path("id").asText().equals(line.id())) {
            acknowledged = true;
            stage.ledger().acknowledged(line);
            stage.stopwatch().end(Latency.ACKNOWLEDGE, line.id(), frame.receivedNanos());
        }
    }

    private boolean shown(Frame.Text frame) throws InterruptedException {
        var message = message(frame.json());
        var sequence =
                message.path("sequence").asLong(frame.json().path("sequence").asLong());
        lastSequence = Math.max(lastSequence, sequence);
        var utterance = Utterance.of(message.path("text").asText());
        if (utterance.isEmpty() || utterance.get().side() != Utterance.Side.AGENT) {
            return false;
        }
        stage.ledger().shown(number, sequence, utterance.get());
        stage.stopwatch().end(Latency.AGENT_TO_CONTACT, utterance.get().id(), frame.receivedNanos());
        if (!utterance.get().equals(line.reply()) || line.isLast()) {
            return false;
        }
        line = line.next();
        lineDueNanos = frame.receivedNanos() + stage.think().toNanos();
        acknowledged = false;
        waitUntilDue();
        return true;
    }

    private static JsonNode message(JsonNode frame) {
        return frame.has("message") ? frame.path("message") : frame;
    }

    private void waitUntilDue() throws InterruptedException {
        var left = lineDueNanos - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    private void say(JsonSocket socket) throws IOException {
        stage.stopwatch().begin(Latency.ACKNOWLEDGE, line.id(), lineDueNanos);
        stage.stopwatch().begin(Latency.CONTACT_TO_AGENT, line.id(), lineDueNanos);
        socket.send(Json.object().put("type", "message").put("id", line.id()).put("text", line.text()));
    }
}
