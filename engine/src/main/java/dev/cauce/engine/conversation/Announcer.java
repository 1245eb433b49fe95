package dev.cauce.engine.conversation;

import dev.cauce.channel.api.Capability;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.OutboundMessage;
import dev.cauce.engine.routing.RoutingGateway;
import dev.cauce.engine.routing.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
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
    private final Instance<MessageAdapter> adapters;
    private final Clock clock;

    Announcer(
            RecordSender sender,
            AgentMessages agents,
            RoutingGateway routing,
            Topics topics,
            Instance<MessageAdapter> adapters,
            Clock clock) {
        this.sender = sender;
        this.agents = agents;
        this.routing = routing;
        this.topics = topics;
        this.adapters = adapters;
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
                deliver(deliver.channelKind(), "dev.cauce.message.outbound", deliver.message());
            case Consequence.MarkRead mark ->
                showsRead(mark.channelKind())
                        ? deliver(
                                mark.channelKind(),
                                "dev.cauce.message.read",
                                new OutboundMessage(
                                        ReadMarks.id(mark.message().id()),
                                        mark.to(),
                                        mark.message().conversation(),
                                        mark.message().sequence(),
                                        clock.instant(),
                                        null,
                                        List.of()))
                        : CompletableFuture.completedFuture(null);
            case Consequence.Route route -> routing.send(route.operation(), route.commandId(), route.command());
        };
    }

    private CompletableFuture<Void> deliver(String channelKind, String type, OutboundMessage message) {
        return sender.send(
                topics.outbound(),
                message.conversation(),
                ConversationJson.write(message),
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        message.id(),
                        "ce_source",
                        "/cauce/conversations",
                        "ce_type",
                        type,
                        "ce_time",
                        clock.instant().toString(),
                        "content-type",
                        "application/json",
                        "ce_cauceclient",
                        message.to().client(),
                        "ce_caucechannelkind",
                        channelKind));
    }

    private boolean showsRead(String kind) {
        return adapters.stream()
                .anyMatch(one -> one.kind().equals(kind) && one.capabilities().has(Capability.READ_MARKS));
    }
}
