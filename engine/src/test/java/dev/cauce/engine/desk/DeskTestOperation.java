package dev.cauce.engine.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.replica.CommandGateway.Outcome;
import dev.cauce.engine.routing.RoutingGateway;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.Tokens;
import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.CapacityProfile;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.Reply;
import dev.cauce.routing.core.ServiceLevelTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An operation of its own for each test: clients acme and globex with a queue each (and a second one for acme), agents ana
 * and bruno for acme, frank for globex.
 */
final class DeskTestOperation {
    static final ClientId ACME = new ClientId("acme");
    static final ClientId GLOBEX = new ClientId("globex");
    final OperationId id = new OperationId("op-" + UUID.randomUUID());
    private final RoutingGateway gateway;
    private final Tokens tokens;

    DeskTestOperation(RoutingGateway gateway, Tokens tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
        var defaults = OperationSettings.defaults(id);
        submit(new Command.DefineOperation(defaults));
        defineQueue("sales", ACME, Duration.ofSeconds(30));
        defineQueue("support", ACME, Duration.ofSeconds(30));
        defineQueue("billing", GLOBEX, Duration.ofSeconds(30));
        defineAgent("ana", ACME, "sales");
        defineAgent("bruno", ACME, "support");
        defineAgent("frank", GLOBEX, "billing");
    }

    void defineQueue(String queue, ClientId client, Duration offerTimeout) {
        submit(new Command.DefineQueue(new QueueDefinition(
                new QueueId(queue),
                1,
                client,
                List.of(),
                new ServiceLevelTarget(0.8, Duration.ofSeconds(20)),
                offerTimeout,
                Duration.ZERO)));
    }

    void defineAgent(String agent, ClientId client, String... queues) {
        submit(new Command.DefineAgent(new AgentDefinition(
                new AgentId(agent),
                1,
                Set.of(client),
                Map.of(),
                Set.of(queues).stream().collect(Collectors.toMap(QueueId::new, queue -> 1)),
                CapacityProfile.DEFAULT)));
    }

    /** A contact of the client writes on chat; answers the conversation's id. */
    String contactWrites(ClientId client, String queue) {
        var conversation = UUID.randomUUID().toString();
        submit(new Command.Enqueue(
                new InteractionId(conversation),
                client,
                new QueueId(queue),
                Channel.CHAT,
                new ContactId("visitor-" + conversation),
                0,
                Instant.now()));
        return conversation;
    }

    void submit(Command command) {
        assertThat(gateway.submit(id, UUID.randomUUID().toString(), command).join())
                .isEqualTo(new Outcome.Replied<>(Reply.DONE));
    }

    String agentToken(String agent, ClientId client) {
        return tokens.issueForStaff(agent, Set.of(Role.AGENT), id, Set.of(client))
                .token();
    }

    String supervisorToken(ClientId client) {
        return tokens.issueForStaff("sofia", Set.of(Role.SUPERVISOR), id, Set.of(client))
                .token();
    }
}
