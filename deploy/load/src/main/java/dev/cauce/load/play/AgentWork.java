package dev.cauce.load.play;

import dev.cauce.load.latency.Latency;
import dev.cauce.load.ledger.Utterance;
import dev.cauce.load.net.Answer;
import dev.cauce.load.net.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One agent's part in one conversation: answers every line, gives some conversations away, closes after the last line. */
final class AgentWork {
    private static final Duration UNTIL_READ_AGAIN = Duration.ofSeconds(20);

    private final Stage stage;
    private final String token;
    private final String path;
    private final String conversation;
    private final String queue;
    private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private volatile boolean stopped;
    private int answeredTurn;

    private record Heard(Utterance utterance, long atNanos) {}

    /** Work in the second queue was given on by an agent who had answered once, whether the history shows it yet or not. */
    AgentWork(Stage stage, String token, String conversation, String queue) {
        this.stage = stage;
        this.token = token;
        this.conversation = conversation;
        this.path = "/api/v1/agent/conversations/" + conversation;
        this.queue = queue;
        this.answeredTurn = queue.equals(firstQueue()) ? 0 : 1;
    }

    /** The contact wrote. */
    void heard(Utterance utterance, long atNanos) {
        heard.add(new Heard(utterance, atNanos));
    }

    /** The conversation is not this agent's any more. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    void work() throws InterruptedException {
        readHistory();
        while (!stopped) {
            var next = heard.poll(UNTIL_READ_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                readHistory();
            } else if (next.utterance().turn() > answeredTurn) {
                answer(next);
            }
        }
    }

    /** What was said before the agent came, or while the socket was away. */
    private void readHistory() throws InterruptedException {
        var answer = stage.http().get(path + "/messages?limit=50", token);
        if (answer.status() == 404 || answer.status() == 403 || answer.status() == 409) {
            stopped = true;
            return;
        }
        Optional<Utterance> last = Optional.empty();
        var messages = answer.body().isArray() ? answer.body() : answer.body().path("messages");
        for (var message : messages) {
            var utterance = Utterance.of(message.path("text").asText());
            if (utterance.isPresent() && utterance.get().side() == Utterance.Side.AGENT) {
                answeredTurn = Math.max(answeredTurn, utterance.get().turn());
            } else if (utterance.isPresent()
                    && (last.isEmpty() || utterance.get().turn() > last.get().turn())) {
                last = utterance;
            }
        }
        if (last.isPresent() && last.get().turn() > answeredTurn) {
            heard(last.get(), System.nanoTime());
        } else if (last.isPresent()
                && last.get().isLast()
                && answeredTurn == last.get().turn()) {
            close();
        }
    }

    private void answer(Heard line) throws InterruptedException {
        var due = line.atNanos() + stage.think().toNanos();
        var left = due - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
        var reply = line.utterance().reply();
        stage.stopwatch().begin(Latency.AGENT_TO_CONTACT, reply.id(), due);
        var said = stage.http()
                .post(path + "/messages", token, reply.id(), Json.object().put("text", reply.text()));
        if (!said.isSuccess()) {
            refused("agent's line", said);
            return;
        }
        stage.ledger().acknowledged(reply);
        answeredTurn = reply.turn();
        if (reply.isLast()) {
            close();
        } else if (reply.turn() == 1 && stage.isTransferred(reply.visitor()) && queue.equals(firstQueue())) {
            transfer();
        }
    }

    private String firstQueue() {
        return stage.cast().queues().getFirst();
    }

    private void transfer() throws InterruptedException {
        var body = Json.object()
                .put("queue", stage.cast().otherQueue(queue))
                .put("keepAge", false)
                .put("note", "Given on by the load generator.");
        var answer = stage.http().post(path + "/transfer", token, "transfer-" + conversation, body);
        if (answer.isSuccess()) {
            stage.ledger().transferred(conversation);
            stopped = true;
        } else {
            refused("transfer", answer);
        }
    }

    private void close() throws InterruptedException {
        var answer = stage.http().post(path + "/close", token, "close-" + conversation, Json.object());
        if (answer.isSuccess()) {
            stopped = true;
        } else {
            refused("close", answer);
        }
    }

    private void refused(String what, Answer answer) {
        stage.trouble().note(what + " refused, status " + answer.status());
        if (answer.status() >= 400 && answer.status() < 500) {
            stopped = true;
        }
    }
}
