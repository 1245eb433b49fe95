package dev.cauce.load.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.load.latency.Latency;
import dev.cauce.load.ledger.Utterance;
import dev.cauce.load.net.Frame;
import dev.cauce.load.net.Json;
import dev.cauce.load.net.JsonSocket;
import dev.cauce.load.setup.Cast;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * An agent with a desk: stays available, accepts what is offered, and works on each conversation until it is wrapped up. Asks
 * for its state anew whenever the socket could not be resumed, as a desk does.
 */
final class AgentPlayer {
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private final Stage stage;
    private final String agent;
    private final String token;
    private final ExecutorService threads;
    private final Map<String, AgentWork> work = new ConcurrentHashMap<>();
    private final Set<String> answering = ConcurrentHashMap.newKeySet();
    private @Nullable String session;
    private long sequence;
    private volatile boolean onDuty = true;

    AgentPlayer(Stage stage, String agent, String token, ExecutorService threads) {
        this.stage = stage;
        this.agent = agent;
        this.token = token;
        this.threads = threads;
    }

    /** Works until {@link #leave()}. {@code ready} runs once the agent is available for the first time. */
    void work(Runnable ready) throws InterruptedException {
        var announced = false;
        while (onDuty) {
            try (var socket = JsonSocket.open(stage.http(), "/ws/agent")) {
                authenticate(socket);
                while (onDuty) {
                    switch (socket.take(LONGEST_SILENCE)) {
                        case Frame.Text text -> take(text);
                        case Frame.Closed closed -> throw new IOException("closed: " + closed.reason());
                        case Frame.Nothing() -> resynchronise();
                    }
                    if (!announced && session != null) {
                        ready.run();
                        announced = true;
                    }
                }
            } catch (IOException lost) {
                stage.trouble().note("agent's socket lost");
                Thread.sleep(RECONNECT_PAUSE);
            }
        }
    }

    /** Ends the shift: no more is accepted. */
    void leave() {
        onDuty = false;
    }

    private void authenticate(JsonSocket socket) throws IOException {
        var frame = Json.object().put("type", "authenticate").put("token", token);
        if (session != null) {
            frame.putObject("resume").put("session", session).put("sequence", sequence);
        }
        socket.send(frame);
    }

    private void take(Frame.Text frame) throws InterruptedException {
        var event = frame.json();
        sequence = Math.max(sequence, event.path("sequence").asLong());
        switch (frame.type()) {
            case "welcome" -> {
                session = event.path("session").asText();
                sequence = event.path("sequence").asLong();
                if (!event.path("resumed").asBoolean()) {
                    resynchronise();
                }
            }
            case "offer.made" -> offered(event.path("offer"), frame.receivedNanos());
            case "conversation.assigned" ->
                owns(
                        event.path("conversation").path("id").asText(),
                        event.path("conversation").path("queue").asText());
            case "conversation.released" -> released(event.path("conversation").asText());
            case "message" -> message(event.path("message"), frame.receivedNanos());
            case "wrap-up.started" ->
                wrapUp(event.path("wrapUp").path("conversation").asText());
            case "presence" -> present(event.path("presence").asText());
            default -> {}
        }
    }

    private void resynchronise() throws InterruptedException {
        var answer = stage.http().get("/api/v1/agent/state", token);
        if (!answer.isSuccess()) {
            stage.trouble().note("agent's state, status " + answer.status());
            return;
        }
        var state = answer.body();
        present(state.path("presence").asText());
        state.path("offers").forEach(offer -> offered(offer, System.nanoTime()));
        state.path("conversations").forEach(conversation -> {
            if (conversation.path("phase").asText().equals("active")) {
                owns(
                        conversation.path("id").asText(),
                        conversation.path("queue").asText());
            }
        });
        state.path("wrapUps").forEach(open -> wrapUp(open.path("conversation").asText()));
    }

    private void present(String presence) {
        if (onDuty && !presence.equals("available") && answering.add("presence")) {
            run("presence", () -> {
                var answer = stage.http()
                        .send(
                                "PUT",
                                "/api/v1/agent/presence",
                                token,
                                Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                                Json.object().put("presence", "available"));
                if (!answer.isSuccess()) {
                    stage.trouble().note("agent's presence, status " + answer.status());
                }
            });
        }
    }

    private void offered(JsonNode offer, long receivedNanos) {
        var id = offer.path("id").asText();
        var conversation = offer.path("conversation").asText();
        stage.ledger().conversation(conversation);
        var since = offer.path("waitingSince").asText();
        if (!since.isEmpty()) {
            stage.ledger().waitsSince(conversation, offer.path("queue").asText(), Instant.parse(since));
            if (offer.path("queue").asText().equals(Cast.FIRST_QUEUE)) {
                var waited = Duration.between(Instant.parse(since), Instant.now());
                stage.stopwatch().record(Latency.OFFER, waited.toNanos());
            }
        }
        if (answering.add(id)) {
            run(id, () -> accept(id, receivedNanos));
        }
    }

    private void accept(String offer, long receivedNanos) throws InterruptedException {
        var answer = stage.http().post("/api/v1/agent/offers/" + offer + "/accept", token, "accept-" + offer, null);
        if (answer.isSuccess()) {
            stage.stopwatch().record(Latency.ACCEPT, System.nanoTime() - receivedNanos);
            stage.ledger().acceptedOffer(offer);
        } else if (!answer.isCertainRefusal()) {
            stage.ledger().perhapsAcceptedOffer(offer);
        } else {
            stage.trouble().note("offer refused, status " + answer.status());
        }
    }

    private void owns(String conversation, String queue) {
        stage.ledger().conversation(conversation);
        work.compute(conversation, (id, before) -> {
            if (before != null && !before.isStopped()) {
                return before;
            }
            var begun = new AgentWork(stage, token, id, queue);
            run(id, begun::work);
            return begun;
        });
    }

    private void released(String conversation) {
        var ended = work.remove(conversation);
        if (ended != null) {
            ended.stop();
        }
    }

    private void message(JsonNode message, long receivedNanos) {
        var utterance = Utterance.of(message.path("text").asText());
        if (utterance.isPresent() && utterance.get().side() == Utterance.Side.VISITOR) {
            stage.stopwatch().end(Latency.CONTACT_TO_AGENT, utterance.get().id(), receivedNanos);
            var current = work.get(message.path("conversation").asText());
            if (current != null) {
                current.heard(utterance.get(), receivedNanos);
            }
        }
    }

    private void wrapUp(String conversation) {
        released(conversation);
        if (answering.add("wrap-up " + conversation)) {
            run("wrap-up " + conversation, () -> {
                var answer = stage.http()
                        .post(
                                "/api/v1/agent/conversations/" + conversation + "/wrap-up",
                                token,
                                "wrap-up-" + agent + "-" + conversation,
                                Json.object().put("disposition", Cast.DISPOSITION));
                if (answer.isSuccess()) {
                    stage.ledger().wrappedUp(conversation);
                } else {
                    stage.trouble().note("wrap-up, status " + answer.status());
                }
            });
        }
    }

    /** Runs beside the socket; {@code key} may be answered anew afterwards. */
    private void run(String key, Task task) {
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                } finally {
                    answering.remove(key);
                }
            });
        } catch (RejectedExecutionException over) {
            answering.remove(key);
        }
    }

    /** What an agent does beside listening. */
    @FunctionalInterface
    private interface Task {
        void run() throws InterruptedException;
    }
}
