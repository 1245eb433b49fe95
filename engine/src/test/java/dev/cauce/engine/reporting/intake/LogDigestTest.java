package dev.cauce.engine.reporting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.reporting.facts.EndedSegments;
import dev.cauce.engine.reporting.facts.ReportedSegment;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogDigestTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final QueueId SALES = new QueueId("initech-sales");

    @Test
    void aSegmentIsMeasuredByTheThresholdThatHeldWhenItEnded() {
        var digest = LogDigest.of(List.of(
                Steps.ended(EndedSegments.answered("i1", NOON, 10, 10, 10)),
                Steps.defined("initech-sales", Duration.ofSeconds(30)),
                Steps.ended(EndedSegments.answered("i2", NOON, 10, 10, 10)),
                Steps.defined("initech-sales", Duration.ofSeconds(45)),
                Steps.ended(EndedSegments.answered("i3", NOON, 10, 10, 10))));

        var segments =
                digest.segments(Map.of(SALES, Duration.ofSeconds(25)), Duration.ofSeconds(20), Duration.ofSeconds(5));

        assertThat(segments)
                .extracting(ReportedSegment::threshold)
                .containsExactly(Duration.ofSeconds(25), Duration.ofSeconds(30), Duration.ofSeconds(45));
        assertThat(digest.definitions())
                .singleElement()
                .extracting(LogDigest.Item.Defined::threshold)
                .isEqualTo(Duration.ofSeconds(45));
    }

    @ParameterizedTest
    @CsvSource({"TRANSFER_TO_QUEUE, true", "TRANSFER_TO_AGENT, true", "REQUEUED, false", "MOVED, false"})
    void onlyWhatTheAgentPassedOnIsTransferredOut(Decision.Arrival arrival, boolean transferredOut) {
        var ended = EndedSegments.answered("i1", NOON, 10, 10, 0);
        var next = new Decision.SegmentStarted(
                new InteractionId("i1"),
                2,
                new ClientId("initech"),
                new QueueId("initech-support"),
                Channel.CHAT,
                new ContactId("contact"),
                0,
                NOON,
                arrival);

        var digest = LogDigest.of(List.of(Steps.decided(List.of(new Decision.SegmentEnded(ended), next))));

        assertThat(digest.segments(Map.of(), Duration.ofSeconds(20), Duration.ofSeconds(5)))
                .singleElement()
                .extracting(ReportedSegment::transferredOut)
                .isEqualTo(transferredOut);
    }

    @Test
    void stepsWithoutAnythingToCountTouchNoClient() {
        var digest = LogDigest.of(List.of(Steps.decided(List.of())));

        assertThat(digest.isEmpty()).isTrue();
        assertThat(digest.clients()).isEmpty();
    }
}
