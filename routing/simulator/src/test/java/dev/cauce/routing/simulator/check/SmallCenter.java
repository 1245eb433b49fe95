package dev.cauce.routing.simulator.check;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.CapacityProfile;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.ServiceLevelTarget;
import dev.cauce.routing.core.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One queue and its agents, over a twin of cores. */
final class SmallCenter {
    static final ClientId ACME = new ClientId("acme");
    static final QueueId SALES = new QueueId("sales");
    static final AgentId ANA = new AgentId("ana");
    final Twin twin = new Twin(Seed.OPERATION);
    Instant now = Instant.parse("2026-03-02T09:00:00Z");

    SmallCenter() {
        send(new Command.DefineQueue(new QueueDefinition(
                SALES,
                1,
                ACME,
                List.of(),
                new ServiceLevelTarget(0.8, Duration.ofSeconds(20)),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2))));
    }

    static AgentDefinition agent(AgentId id, ClientId client, CapacityProfile capacity) {
        return new AgentDefinition(id, 1, Set.of(client), Map.of(), Map.of(SALES, 1), capacity);
    }

    SmallCenter withAna() {
        send(new Command.DefineAgent(agent(ANA, ACME, CapacityProfile.DEFAULT)));
        send(new Command.SetPresence(ANA, Presence.AVAILABLE));
        return this;
    }

    Step arrives(String id) {
        return send(new Command.Enqueue(
                new InteractionId(id), ACME, SALES, Channel.VOICE, new ContactId("of-" + id), 0, now));
    }

    Step send(Command command) {
        return twin.step(now, command);
    }

    /** The persisted entity with this key. */
    Entity entity(String key) {
        return twin.persisted().entities().stream()
                .filter(entity -> entity.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** The entities as persisted, but for those with the keys of these, which take their place. */
    List<Entity> tamperedWith(Entity... others) {
        var tampered = new ArrayList<>(twin.persisted().entities());
        for (Entity other : others) {
            tampered.removeIf(entity -> entity.key().equals(other.key()));
            tampered.add(other);
        }
        return tampered;
    }

    List<Entity> without(String key) {
        return twin.persisted().entities().stream()
                .filter(entity -> !entity.key().equals(key))
                .toList();
    }
}
