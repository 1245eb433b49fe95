package dev.cauce.routing.core.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Brings waiting work and free agents together until no pair is left. Before a step no such pair existed, so only the
 * agents and the work that the step touched are looked at: first the levels that work has opened, so that an agent who is
 * reached now gets what is due first, then free agents, then work that found no agent in this way.
 */
final class Matcher {
    private final Operation operation;
    private final Offers offers;
    private final Callbacks callbacks;
    private final Levels levels;
    private final Overflows overflows;
    private final Tracer tracer;
    private final AgentChooser agents;
    private final WorkChooser works;

    Matcher(
            Operation operation,
            AgentChooser agents,
            Offers offers,
            Callbacks callbacks,
            Levels levels,
            Overflows overflows,
            Tracer tracer) {
        this.operation = operation;
        this.offers = offers;
        this.callbacks = callbacks;
        this.levels = levels;
        this.overflows = overflows;
        this.tracer = tracer;
        this.agents = agents;
        this.works = new WorkChooser(operation, agents);
    }

    void drain(Instant now) {
        while (!operation.pending.isEmpty()) {
            levels.update(now);
            for (AgentSlot slot : operation.pending.takeAgents()) {
                serve(slot, now);
            }
            for (Work work : operation.pending.takeWork()) {
                place(work, now);
            }
        }
    }

    private void serve(AgentSlot slot, Instant now) {
        while (slot.free) {
            Work work = works.bestFor(slot, now);
            if (work == null || !offer(work, bestFor(work, slot, now), now)) {
                return;
            }
        }
    }

    /** The best for work that this agent could take; nobody else need be looked at when nobody else is free. */
    private @Nullable AgentSlot bestFor(Work work, AgentSlot slot, Instant now) {
        boolean onlyOne = operation.roster.free(work.channel).size() == 1 && !work.excludes(slot.id);
        return onlyOne ? slot : agents.bestFor(work, now);
    }

    private void place(Work work, Instant now) {
        if (!work.live || !work.isWaiting()) {
            return;
        }
        if (offer(work, agents.bestFor(work, now), now)) {
            return;
        }
        tracer.waits(work, now);
        if (work.entering) {
            work.entering = false;
            overflows.onEntry(work, now);
        }
    }

    private boolean offer(Work work, @Nullable AgentSlot slot, Instant now) {
        if (slot == null) {
            return false;
        }
        work.entering = false;
        var callback = work.interaction.callback();
        if (callback != null && callback.mustCallFirst()) {
            callbacks.call(work, slot, now);
        } else {
            offers.make(work, slot, now);
        }
        return true;
    }
}
