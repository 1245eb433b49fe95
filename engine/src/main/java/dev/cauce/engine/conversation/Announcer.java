package dev.cauce.engine.conversation;

import dev.cauce.engine.routing.RoutingGateway;
import dev.cauce.engine.routing.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Tells others what was committed. */
@ApplicationScoped
class Announcer {
    private final RecordSender sender;
    private final AgentMessages agents;
    private final RoutingGateway routing;
    private final Topics topics;
    private final Clock clock;

    Announcer(RecordSender sender, AgentMessages agents, RoutingGateway routing, Topics topics, Clock clock) {
        this.sender = sender;
        this.agents = agents;
        this.routing = routing;
        this.topics = topics;
        this.clock = clock;
    }

    /** Completes when Kafka has all of it; fails when anything is refused or unknown, and may then be told all again. */
    CompletableFuture<Void> tell(List<Consequence> consequences) {
        return CompletableFuture.allOf(consequences.stream().map(this::tell).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> tell(Consequence consequence) {
        return switch (consequence) {
            case Consequence.Tell(ConversationEvent event) ->
                sender.send(topics.messages(), event.conversation(), ConversationJson.write(event), Map.of());
            case Consequence.TakeUp(AgentEvent event) -> agents.send(event);
            case Consequence.Deliver deliver ->
                sender.send(
                        topics.outbound(),
                        deliver.message().conversation(),
                        ConversationJson.write(deliver.message()),
                        Map.of(
                                "ce_specversion",
                                "1.0",
                                "ce_id",
                                deliver.message().id(),
                                "ce_source",
                                "/cauce/conversations",
                                "ce_type",
                                "dev.cauce.message.outbound",
                                "ce_time",
                                clock.instant().toString(),
                                "content-type",
                                "application/json",
                                "ce_cauceclient",
                                deliver.message().to().client(),
                                "ce_caucechannelkind",
                                deliver.channelKind()));
            case Consequence.Route route -> routing.send(route.operation(), route.commandId(), route.command());
        };
    }
}
