package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Reply;
import dev.cauce.routing.core.Step;
import dev.cauce.routing.core.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts the parts together: timers that are due, then the command, then the matcher. */
public final class Machine {
    private final Operation operation;
    private final Obstacles obstacles;
    private final AgentChooser agents;
    private final DueTimers timers;
    private final Matcher matcher;
    private final ConfigurationCommands configuration;
    private final ContactCommands contact;
    private final AgentCommands agent;
    private final SupervisorCommands supervisor;

    public Machine(OperationId id, Iterable<Entity> entities) {
        operation = new Operation(id);
        var definitions = new Definitions(operation);
        Restoration.restore(operation, definitions, entities);
        obstacles = new Obstacles(operation.roster);
        agents = new AgentChooser(operation.roster);
        var levels = new Levels(operation);
        var tracer = new Tracer(operation, obstacles);
        var relaxations = new Relaxations(operation);
        var preferences = new Preferences(operation);
        var segments = new Segments(operation, relaxations, preferences);
        var offers = new Offers(operation, tracer);
        var callbacks = new Callbacks(operation, segments, tracer);
        var overflows = new Overflows(operation, segments, callbacks, tracer);
        var conversations = new Conversations(operation, segments, offers, preferences, tracer);
        var presences = new Presences(operation, offers, conversations, preferences, relaxations, overflows);
        timers = new DueTimers(operation, offers, conversations, presences, callbacks, relaxations, overflows, levels);
        matcher = new Matcher(operation, agents, offers, callbacks, levels, overflows, tracer);
        configuration = new ConfigurationCommands(
                operation, definitions, offers, conversations, presences, preferences, relaxations, overflows);
        contact = new ContactCommands(operation, segments, conversations, callbacks);
        agent = new AgentCommands(operation, offers, conversations, segments, presences);
        supervisor = new SupervisorCommands(operation, offers, conversations, segments, presences);
    }

    public Step step(Instant now, Command command) {
        passTime(now);
        Reply reply =
                switch (command) {
                    case Command.Configure configure -> configuration.handle(configure, now);
                    case Command.FromContact from -> contact.handle(from, now);
                    case Command.FromAgent from -> agent.handle(from, now);
                    case Command.FromSupervisor from -> supervisor.handle(from, now);
                };
        matcher.drain(now);
        return operation.recorder.finish(now, reply);
    }

    public Step tick(Instant now) {
        passTime(now);
        return operation.recorder.finish(now, Reply.DONE);
    }

    public Optional<Instant> nextTimer() {
        return operation.deadlines.next();
    }

    public List<Entity> entities() {
        return operation.entities();
    }

    /** Whom the interaction would be offered to now, and why nobody else. */
    public Optional<Trace.Entry> consider(Instant now, InteractionId interaction) {
        Work work = operation.work(interaction);
        if (work == null || !work.isWaiting()) {
            return Optional.empty();
        }
        AgentSlot best = agents.bestFor(work, now);
        return Optional.of(
                new Trace.Entry(now, "considered", best == null ? null : best.id, obstacles.of(work, best, now)));
    }

    private void passTime(Instant now) {
        timers.fire(now);
        matcher.drain(now);
    }
}
