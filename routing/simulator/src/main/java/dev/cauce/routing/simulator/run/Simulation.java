package dev.cauce.routing.simulator.run;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.Step;
import dev.cauce.routing.simulator.measure.Tally;
import dev.cauce.routing.simulator.scenario.Scenario;
import dev.cauce.routing.simulator.scenario.Scenario.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One day of a scenario in virtual time over the real core. Contacts come, wait and leave, agents answer as the scenario
 * says, and faults happen in between. The same scenario and seed always give the same day.
 */
public final class Simulation {
    static final ClientId CLIENT = new ClientId("client");
    private static final OperationId OPERATION = new OperationId("simulation");
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration LATEST = Duration.ofSeconds(2);
    private final Scenario scenario;
    private final Random faults;
    private final Router router;
    private final Agenda agenda = new Agenda();
    private final Tally tally;
    private final Contacts contacts;
    private final Agents agents;
    private Instant now = START;

    public Simulation(Scenario scenario, long seed) {
        this.scenario = scenario;
        faults = new Random(~seed);
        router = scenario.checked() ? Router.checked(OPERATION) : Router.unchecked(OPERATION);
        tally = new Tally(scenario, START);
        contacts = new Contacts(this, scenario, seed);
        agents = new Agents(this, scenario, seed);
    }

    /** Runs the day; what is still open at its end is left out of the measures. */
    public Tally run() {
        Instant end = START.plus(scenario.duration());
        Opening.commands(scenario, OPERATION).forEach(command -> take(router.step(now, command)));
        agents.begin();
        contacts.begin();
        while (router.wrong().isEmpty()) {
            Optional<Instant> timer = router.nextTimer();
            Optional<Instant> planned = agenda.next();
            boolean timerFirst =
                    timer.isPresent() && (planned.isEmpty() || !timer.get().isAfter(planned.get()));
            Optional<Instant> next = timerFirst ? timer : planned;
            if (next.isEmpty() || next.get().isAfter(end)) {
                break;
            }
            now = next.get().isAfter(now) ? next.get() : now;
            if (timerFirst) {
                take(router.tick(now));
            } else {
                agenda.take().run();
            }
        }
        tally.close(end, router.wrong());
        return tally;
    }

    Instant now() {
        return now;
    }

    void plan(Duration in, Runnable what) {
        agenda.plan(now.plus(in), what);
    }

    /** Sends a command to the router, unless a fault has it come late. */
    void send(Command command) {
        if (happens(scenario.faults().late())) {
            plan(Duration.ofMillis(1 + faults.nextLong(LATEST.toMillis())), () -> deliver(command));
        } else {
            deliver(command);
        }
    }

    private void deliver(Command command) {
        take(router.step(now, command));
        if (!(command instanceof Command.Enqueue) && happens(scenario.faults().duplicates())) {
            take(router.step(now, command));
        }
        if (happens(scenario.faults().crashes())) {
            router.crash(faults);
        }
    }

    private boolean happens(double probability) {
        return probability > 0 && faults.nextDouble() < probability;
    }

    private void take(Step step) {
        tally.take(step);
        for (Decision decision : step.decisions()) {
            switch (decision) {
                case Decision.OfferMade made -> agents.offered(made);
                case Decision.Assigned assigned -> contacts.answered(assigned);
                case Decision.WrapUpStarted wrapUp -> contacts.wrapUp(wrapUp);
                case Decision.AgentActivityChanged changed -> agents.changed(changed);
                default -> {}
            }
        }
    }

    /** The contacts: they come, lose patience, talk and leave. */
    private static final class Contacts {
        private final Simulation simulation;
        private final List<Stream> streams = new ArrayList<>();
        private final Map<InteractionId, Stream> known = new HashMap<>();
        private final Set<InteractionId> waiting = new HashSet<>();
        private long arrived;

        /** A queue with chances of its own, so that another queue or agent does not change them. */
        private record Stream(Queue queue, Random arrivals, Random patience, Random handling) {}

        Contacts(Simulation simulation, Scenario scenario, long seed) {
            this.simulation = simulation;
            long number = seed * 1_000_003L;
            for (Queue queue : scenario.queues()) {
                streams.add(new Stream(queue, new Random(++number), new Random(++number), new Random(++number)));
            }
        }

        void begin() {
            streams.forEach(stream -> next(stream, Duration.ZERO));
        }

        private void next(Stream stream, Duration last) {
            stream.queue()
                    .arrivals()
                    .next(last, stream.arrivals())
                    .ifPresent(at -> simulation.agenda.plan(START.plus(at), () -> {
                        arrives(stream);
                        next(stream, at);
                    }));
        }

        private void arrives(Stream stream) {
            String number = Long.toString(++arrived);
            var id = new InteractionId(number);
            known.put(id, stream);
            waiting.add(id);
            var patience = stream.queue().patience();
            if (patience != null) {
                simulation.plan(patience.draw(stream.patience()), () -> {
                    if (waiting.remove(id)) {
                        simulation.send(new Command.ContactLeft(id));
                    }
                });
            }
            simulation.send(new Command.Enqueue(
                    id,
                    CLIENT,
                    Opening.id(stream.queue()),
                    stream.queue().channel(),
                    new ContactId(number),
                    stream.queue().priority(),
                    simulation.now));
        }

        void answered(Decision.Assigned assigned) {
            waiting.remove(assigned.interaction());
            Stream stream = known.get(assigned.interaction());
            if (stream != null) {
                Duration handling = stream.queue().handleTime().draw(stream.handling());
                simulation.plan(
                        handling,
                        () -> simulation.send(new Command.CloseInteraction(assigned.interaction(), assigned.agent())));
            }
        }

        void wrapUp(Decision.WrapUpStarted started) {
            Stream stream = known.get(started.interaction());
            if (stream != null) {
                simulation.plan(
                        stream.queue().wrapUp().draw(stream.handling()),
                        () -> simulation.send(
                                new Command.CompleteWrapUp(started.interaction(), started.agent(), Opening.DONE)));
            }
        }
    }

    /** The agents: they answer, decline, miss, pause, and lose their desktops. */
    private static final class Agents {
        private final Simulation simulation;
        private final Map<AgentId, Person> people = new HashMap<>();

        private record Person(AgentId id, Scenario.Group group, Random random) {}

        Agents(Simulation simulation, Scenario scenario, long seed) {
            this.simulation = simulation;
            long number = ~(seed * 1_000_033L);
            for (Scenario.Group group : scenario.groups()) {
                for (int index = 0; index < group.count(); index++) {
                    AgentId id = Opening.id(group, index);
                    people.put(id, new Person(id, group, new Random(++number)));
                }
            }
        }

        void begin() {
            people.values().stream()
                    .sorted((one, other) -> one.id().compareTo(other.id()))
                    .forEach(person -> {
                        pauses(person);
                        disconnects(person);
                    });
        }

        private void pauses(Person person) {
            var pauses = person.group().pauses();
            if (pauses != null) {
                simulation.plan(pauses.every().draw(person.random()), () -> {
                    simulation.send(new Command.SetPresence(person.id(), Presence.paused("break")));
                    simulation.plan(pauses.lasting().draw(person.random()), () -> {
                        simulation.send(new Command.SetPresence(person.id(), Presence.AVAILABLE));
                        pauses(person);
                    });
                });
            }
        }

        private void disconnects(Person person) {
            var disconnects = person.group().disconnects();
            if (disconnects != null) {
                simulation.plan(disconnects.every().draw(person.random()), () -> {
                    simulation.send(new Command.DesktopLost(person.id(), Opening.SESSION));
                    simulation.plan(disconnects.lasting().draw(person.random()), () -> {
                        simulation.send(new Command.DesktopConnected(person.id(), Opening.SESSION));
                        simulation.send(new Command.SetPresence(person.id(), Presence.AVAILABLE));
                        disconnects(person);
                    });
                });
            }
        }

        void offered(Decision.OfferMade offer) {
            Person person = people.get(offer.agent());
            if (person == null) {
                throw new IllegalStateException("Agent " + offer.agent() + " is not in the scenario.");
            }
            double chance = person.group().misses() + person.group().declines() == 0
                    ? 1
                    : person.random().nextDouble();
            if (chance < person.group().misses()) {
                return;
            }
            boolean declines = chance < person.group().misses() + person.group().declines();
            Command answer = declines
                    ? new Command.DeclineOffer(offer.offer(), offer.agent(), "busy")
                    : new Command.AcceptOffer(offer.offer(), offer.agent());
            simulation.plan(person.group().answers().draw(person.random()), () -> simulation.send(answer));
        }

        void changed(Decision.AgentActivityChanged changed) {
            Person person = people.get(changed.agent());
            if (person != null && changed.presence().kind() == Presence.Kind.NOT_RESPONDING) {
                simulation.plan(
                        person.group().away().draw(person.random()),
                        () -> simulation.send(new Command.SetPresence(person.id(), Presence.AVAILABLE)));
            }
        }
    }
}
