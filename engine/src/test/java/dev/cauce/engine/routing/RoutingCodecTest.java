package dev.cauce.engine.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.replica.LogRecord;
import dev.cauce.routing.core.Reply;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RoutingCodecTest {
    static Stream<Reply> replies() {
        return Stream.of(Reply.DONE, new Reply.Rejected(Reply.Rejection.OFFER_GONE, "Taken by bruno."));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void whatIsAnsweredIsReadAsItWasWritten(Reply reply) {
        var codec = Router.codec();
        var step = new LogRecord.Stepped<RoutingEntity, RoutingDecision, Reply>(
                1,
                "owner",
                0,
                7L,
                Instant.parse("2026-03-02T09:00:00Z"),
                List.of(),
                List.of(),
                new LogRecord.Answer<>("ana:key", reply));

        assertThat(codec.readRecord(codec.writeRecord(step))).isEqualTo(step);
    }
}
