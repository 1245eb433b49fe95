package dev.cauce.engine.routing.whatif;

import dev.cauce.routing.core.Trace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an interaction waited and why it went where it went, oldest first.
 *
 * @param dropped how many older entries were let go to stay within the bound
 */
public record TraceView(String interaction, List<Considered> entries, int dropped) {
    public TraceView {
        entries = List.copyOf(entries);
    }

    /** One consideration: what happened, who was chosen, and who was not and why. */
    public record Considered(
            Instant at, String event, @Nullable String chosen, List<PassedOver> notChosen) {
        public Considered {
            notChosen = List.copyOf(notChosen);
        }
    }

    /** Agents passed over for one reason; all are counted, a few are named. */
    public record PassedOver(String obstacle, int agents, List<String> examples) {
        public PassedOver {
            examples = List.copyOf(examples);
        }
    }

    public static TraceView of(Trace trace) {
        return new TraceView(
                trace.interaction().value(),
                trace.entries().stream().map(TraceView::considered).toList(),
                trace.dropped());
    }

    static Considered considered(Trace.Entry entry) {
        var chosen = entry.chosen();
        return new Considered(
                entry.at(),
                entry.event(),
                chosen == null ? null : chosen.value(),
                entry.notChosen().stream().map(TraceView::passedOver).toList());
    }

    private static PassedOver passedOver(Trace.NotChosen notChosen) {
        return new PassedOver(
                Words.of(notChosen.obstacle()),
                notChosen.agents(),
                notChosen.examples().stream().map(Object::toString).toList());
    }
}
