package dev.cauce.engine.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.chat.ServerFrame;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.RoutingCore;
import dev.cauce.routing.core.ServiceLevelTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueNoticesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ClientId CLIENT = new ClientId("client");
    private static final QueueId QUEUE = new QueueId("queue");

    private final RoutingCore core = RoutingCore.restore(new OperationId("operation"), List.of());

    @Test
    void onlyThoseWhoAreAskedForAreToldTheirPlaceAmongAll() {
        core.step(
                NOW,
                new Command.DefineQueue(new QueueDefinition(
                        QUEUE,
                        1,
                        CLIENT,
                        List.of(),
                        new ServiceLevelTarget(0.8, Duration.ofSeconds(20)),
                        Duration.ofSeconds(20),
                        Duration.ZERO)));
        waits("first", 30);
        waits("third", 10);
        waits("second", 20);

        var places = QueueNotices.places(core.entities(), Set.of("second", "elsewhere"), NOW);

        assertThat(places).isEqualTo(Map.of("second", new ServerFrame.Queue(2, null)));
    }

    private void waits(String interaction, int seconds) {
        core.step(
                NOW,
                new Command.Enqueue(
                        new InteractionId(interaction),
                        CLIENT,
                        QUEUE,
                        Channel.CHAT,
                        new ContactId(interaction),
                        0,
                        NOW.minusSeconds(seconds)));
    }
}
