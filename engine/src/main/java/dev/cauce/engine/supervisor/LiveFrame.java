package dev.cauce.engine.supervisor;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cauce.engine.supervisor.alert.AlertView;
import dev.cauce.engine.supervisor.live.AgentLive;
import dev.cauce.engine.supervisor.live.LiveView;
import dev.cauce.engine.supervisor.live.QueueLive;
import java.util.List;

/** What a supervisor's socket is sent. Numbers count from 1 without gaps; whoever misses one connects again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LiveFrame.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = LiveFrame.Changed.class, name = "delta"),
    @JsonSubTypes.Type(value = LiveFrame.Alerted.class, name = "alerts")
})
public sealed interface LiveFrame {

    /** Everything the supervisor may see. */
    record Snapshot(long sequence, List<QueueLive> queues, List<AgentLive> agents) implements LiveFrame {}

    /** What is new or different since the frame before, whole; and what is no more. */
    record Changed(
            long sequence,
            List<QueueLive> queues,
            List<AgentLive> agents,
            List<String> removedQueues,
            List<String> removedAgents)
            implements LiveFrame {}

    /** Every alert that is on, after a change of any; none is told where none was told before. */
    record Alerted(long sequence, List<AlertView> alerts) implements LiveFrame {}

    static LiveFrame snapshot(long sequence, LiveView view) {
        return new Snapshot(sequence, view.queues(), view.agents());
    }

    static LiveFrame delta(long sequence, LiveView.Delta delta) {
        return new Changed(sequence, delta.queues(), delta.agents(), delta.removedQueues(), delta.removedAgents());
    }
}
