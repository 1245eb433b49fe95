package dev.cauce.load.play;

import dev.cauce.load.latency.Stopwatch;
import dev.cauce.load.ledger.Ledger;
import dev.cauce.load.net.Http;
import dev.cauce.load.setup.Cast;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all players of a run share.
 *
 * @param run name of the run
 * @param turns exchanges of a conversation: each is a message of the visitor and one of the agent
 * @param think how long either side takes before it writes
 * @param transferEvery every so many conversations one is given to the other queue
 */
public record Stage(
        Http http,
        Ledger ledger,
        Stopwatch stopwatch,
        Trouble trouble,
        Cast cast,
        String run,
        int turns,
        Duration think,
        int transferEvery) {

    /** Whether this visitor's first agent gives the conversation to the other queue. */
    boolean isTransferred(int visitor) {
        return transferEvery > 0 && visitor % transferEvery == 0;
    }

    /** Counts of what went wrong on the way, by constant words. */
    public record Trouble(Map<String, Long> counts) {
        public Trouble() {
            this(new ConcurrentHashMap<>());
        }

        /** Notes one more of this kind. */
        public void note(String words) {
            counts.merge(words, 1L, Long::sum);
        }
    }
}
