package dev.cauce.load.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes, from many threads, what the engine acknowledged. Noting the same again changes nothing. */
public final class Ledger {
    private final Set<Utterance> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Map<Long, Utterance>> shown = new ConcurrentHashMap<>();
    private final Set<String> conversations = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> clocks = new ConcurrentHashMap<>();
    private final Set<String> acceptedOffers = ConcurrentHashMap.newKeySet();
    private final Set<String> doubtfulOffers = ConcurrentHashMap.newKeySet();
    private final Set<String> transfers = ConcurrentHashMap.newKeySet();
    private final Set<String> wrapUps = ConcurrentHashMap.newKeySet();
    private final Set<Integer> begun = ConcurrentHashMap.newKeySet();
    private final Set<Integer> ended = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Violation> noticed = new ConcurrentLinkedQueue<>();

    /** The engine said that it has this line. */
    public void acknowledged(Utterance utterance) {
        acknowledged.add(utterance);
        if (utterance.side() == Utterance.Side.VISITOR) {
            begun.add(utterance.visitor());
        }
    }

    /** A visitor's screen shows this line under this number. */
    public void shown(int visitor, long sequence, Utterance utterance) {
        shown.computeIfAbsent(visitor, key -> new ConcurrentHashMap<>()).put(sequence, utterance);
    }

    /** The engine knows the conversation by this id. */
    public void conversation(String conversation) {
        conversations.add(conversation);
    }

    /** The engine told since when this conversation waits in this queue. */
    public void waitsSince(String conversation, String queue, Instant enteredQueueAt) {
        var segment = conversation + " in " + queue;
        var before = clocks.putIfAbsent(segment, enteredQueueAt);
        if (before != null && !before.equals(enteredQueueAt)) {
            noticed.add(new Violation(
                    Violation.Kind.CLOCK_RESET,
                    segment,
                    "It waited since %s, then since %s.".formatted(before, enteredQueueAt)));
        }
    }

    public void acceptedOffer(String offer) {
        acceptedOffers.add(offer);
    }

    /** An offer was accepted by its agent, and the engine never said for certain whether in time. */
    public void perhapsAcceptedOffer(String offer) {
        doubtfulOffers.add(offer);
    }

    /** The engine accepted that the agent gives the conversation to another queue. */
    public void transferred(String conversation) {
        transfers.add(conversation);
    }

    public void wrappedUp(String conversation) {
        wrapUps.add(conversation);
    }

    /** The visitor was told that the conversation is over. */
    public void ended(int visitor) {
        ended.add(visitor);
    }

    public int begunCount() {
        return begun.size();
    }

    public int endedCount() {
        return ended.size();
    }

    /** Everything noted so far. */
    public Promises promises() {
        return new Promises(
                acknowledged,
                shown,
                conversations,
                acceptedOffers,
                doubtfulOffers,
                transfers,
                wrapUps,
                begun,
                ended,
                List.copyOf(noticed));
    }
}
