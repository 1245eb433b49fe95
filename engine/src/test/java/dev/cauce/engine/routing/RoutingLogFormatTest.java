package dev.cauce.engine.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.replica.Core;
import dev.cauce.engine.replica.LogRecord;
import dev.cauce.engine.replica.Received;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.Reply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoutingLogFormatTest {
    private static final OperationId DEMO = new OperationId("demo");

    @Test
    void aStepReadsAsItWasWritten() {
        var codec = Router.codec();
        var settings = new RoutingEntity(DEMO, new Entity.OfOperation(OperationSettings.defaults(DEMO)));
        var ended = new RoutingDecision(
                DEMO,
                new Decision.InteractionEnded(
                        new InteractionId("i-1"),
                        Decision.Ending.COMPLETED,
                        null,
                        Instant.parse("2026-01-05T08:00:00.123456Z")));
        for (Reply reply : List.of(Reply.DONE, new Reply.Rejected(Reply.Rejection.OFFER_GONE, "The offer is gone."))) {
            var step = new LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply>(
                    7,
                    "router#1",
                    3,
                    42L,
                    Instant.parse("2026-01-05T08:00:00.123456Z"),
                    List.of(
                            new Core.Change.Put<>(settings.key(), settings),
                            new Core.Change.Remove<>("demo|trace/i-1")),
                    List.of(ended),
                    new LogRecord.Answer<>("accept-1", reply));

            assertThat(codec.readRecord(codec.writeRecord(step))).isEqualTo(step);
        }
    }

    @Test
    void aClaimReadsAsItWasWritten() {
        var codec = Router.codec();
        var claim = new LogRecord.Claim<RoutingEntity, RoutingDecision, Reply>(8, "router#2");

        assertThat(codec.readRecord(codec.writeRecord(claim))).isEqualTo(claim);
    }

    @Test
    void aCommandReadsAsItWasWritten() {
        var codec = Router.codec();
        var command = new RoutingCommand(DEMO, new Command.DesktopConnected(new AgentId("ana"), "session"));

        assertThat(codec.readCommand("0@0", codec.writeCommand("connect-1", command)))
                .isEqualTo(new Received.Understood<>("connect-1", command));
    }

    @Test
    void aCommandWithoutOperationCannotBeRead() {
        byte[] bytes =
                "{\"commandId\":\"x\",\"command\":{\"command\":{\"type\":\"contact-left\",\"interaction\":\"i\"}}}"
                        .getBytes(UTF_8);

        assertThat(Router.codec().readCommand("0@7", bytes)).isInstanceOf(Received.Unreadable.class);
    }
}
