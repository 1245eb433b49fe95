package dev.cauce.engine.reporting.facts;

import dev.cauce.engine.reporting.figures.QueueCounts;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.QueueId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the segments that entered a queue in one quarter of an hour came to.
 *
 * @param waits of all segments, whatever ended the wait
 * @param handles of the answered segments
 */
public record QueueFact(QueueCounts counts, Sketch waits, Sketch handles) {

    /** The grain. {@code agent} is empty for segments nobody answered. */
    public record Key(
            ClientId client,
            QueueId queue,
            Channel channel,
            Optional<AgentId> agent,
            Duration threshold,
            QuarterHour interval) {}

    public static QueueFact empty() {
        return new QueueFact(QueueCounts.NONE, Sketch.empty(), Sketch.empty());
    }

    /** Both together; the sketches of this fact take the others in. */
    public QueueFact plus(QueueFact more) {
        waits.merge(more.waits);
        handles.merge(more.handles);
        return new QueueFact(counts.plus(more.counts), waits, handles);
    }

    /** What these segments add, by fact, in the order in which facts are first met. */
    public static Map<Key, QueueFact> of(Collection<ReportedSegment> segments) {
        var facts = new LinkedHashMap<Key, QueueFact>();
        for (var segment : segments) {
            facts.merge(segment.key(), of(segment), QueueFact::plus);
        }
        return facts;
    }

    private static QueueFact of(ReportedSegment segment) {
        var waits = Sketch.empty();
        waits.add(segment.waited());
        var handles = Sketch.empty();
        segment.handled().ifPresent(handles::add);
        return new QueueFact(segment.counts(), waits, handles);
    }
}
