package dev.cauce.load.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cauce.load.ledger.Findings;
import dev.cauce.load.ledger.Findings.Line;
import dev.cauce.load.ledger.Utterance;
import dev.cauce.load.net.Http;
import dev.cauce.load.setup.Cast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A supervisor who looks at everything. */
public final class Auditor {
    private static final int AT_ONCE = 8;
    private static final int PAGE = 50;

    private final Http http;
    private final Cast cast;
    private final String token;
    private final Instant since;

    /** {@code token} is the supervisor's; reports are read from {@code since}. */
    public Auditor(Http http, Cast cast, String token, Instant since) {
        this.http = http;
        this.cast = cast;
        this.token = token;
        this.since = since;
    }

    /** Work in the run's queues: waiting, in progress, in wrap-up. */
    public record Open(long waiting, long inProgress, long wrappingUp) {
        public boolean isEmpty() {
            return waiting == 0 && inProgress == 0 && wrappingUp == 0;
        }
    }

    /** Segments in the reports. */
    public record Counted(long offered, long answered) {
        public Counted minus(Counted before) {
            return new Counted(offered - before.offered, answered - before.answered);
        }
    }

    public Open open() throws InterruptedException {
        long waiting = 0;
        long inProgress = 0;
        long wrappingUp = 0;
        for (var queue : live().path("queues")) {
            if (cast.queues().contains(queue.path("queue").asText())) {
                waiting += queue.path("waiting").asLong();
                inProgress += queue.path("inProgress").asLong();
                wrappingUp += queue.path("wrappingUp").asLong();
            }
        }
        return new Open(waiting, inProgress, wrappingUp);
    }

    private Set<String> wrappingUp() throws InterruptedException {
        var conversations = new HashSet<String>();
        for (var agent : live().path("agents")) {
            for (var held : agent.path("interactions")) {
                if (held.path("phase").asText().equals("wrap-up")) {
                    conversations.add(held.path("interaction").asText());
                }
            }
        }
        return conversations;
    }

    private JsonNode live() throws InterruptedException {
        return http.get("/api/v1/supervisor/live", token).orThrow("The live view");
    }

    public Counted counted() throws InterruptedException {
        var path = "/api/v1/reports/queues?interval=P1D&timeZone=UTC&queue=%s&queue=%s&from=%s"
                .formatted(Cast.FIRST_QUEUE, Cast.SECOND_QUEUE, since);
        long offered = 0;
        long answered = 0;
        for (var queue : http.get(path, token).orThrow("The report").path("queues")) {
            var outcomes = queue.path("total").path("counts").path("outcomes");
            offered += outcomes.path("offered").asLong();
            answered += outcomes.path("answered").asLong();
        }
        return new Counted(offered, answered);
    }

    /** Everything there is to find about these conversations; {@code before} was counted before the run. */
    public Findings findings(Set<String> conversations, Counted before) throws InterruptedException {
        var histories = histories(conversations);
        var open = open();
        var counted = counted().minus(before);
        return new Findings(
                histories, open.waiting(), open.inProgress(), wrappingUp(), counted.offered(), counted.answered());
    }

    private Map<String, List<Line>> histories(Set<String> conversations) throws InterruptedException {
        var histories = new ConcurrentHashMap<String, List<Line>>();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var readings = new ArrayList<Future<?>>();
            for (var conversation : conversations) {
                readings.add(threads.submit(() -> histories.put(conversation, history(conversation))));
            }
            for (var reading : readings) {
                reading.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The histories could not be read", failure.getCause());
        }
        return histories;
    }

    private List<Line> history(String conversation) throws InterruptedException {
        var lines = new TreeMap<Long, Line>();
        long before = Long.MAX_VALUE;
        while (true) {
            var path = "/api/v1/supervisor/conversations/" + conversation + "/messages?limit=" + PAGE
                    + (before == Long.MAX_VALUE ? "" : "&before=" + before);
            var body = http.get(path, token).orThrow("The history of " + conversation);
            var messages = body.isArray() ? body : body.path("messages");
            for (var message : messages) {
                long sequence = message.path("sequence").asLong();
                before = Math.min(before, sequence);
                Utterance.of(message.path("text").asText())
                        .ifPresent(utterance -> lines.put(sequence, new Line(sequence, utterance)));
            }
            if (messages.size() < PAGE) {
                return List.copyOf(lines.values());
            }
        }
    }
}
