package dev.cauce.engine.reporting.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.reporting.figures.Average;
import dev.cauce.engine.reporting.figures.QueueCounts;
import dev.cauce.engine.reporting.figures.Share;
import dev.cauce.routing.core.SegmentSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueueFactTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void anAnsweredSegmentCountsInTheIntervalInWhichItEnteredTheQueue() {
        var facts = QueueFact.of(List.of(reported(EndedSegments.answered("i1", NOON.plusSeconds(899), 20, 1800, 60))));

        assertThat(facts).hasSize(1);
        var fact = facts.entrySet().iterator().next();
        assertThat(fact.getKey().interval().start()).isEqualTo(NOON);
        assertThat(fact.getValue().counts().inTime().answered()).isEqualTo(1);
        assertThat(Average.SPEED_OF_ANSWER.of(fact.getValue().counts())).contains(Duration.ofSeconds(20));
        assertThat(Average.HANDLE_TIME.of(fact.getValue().counts())).contains(Duration.ofMinutes(31));
        assertThat(Average.CONNECT_TIME.of(fact.getValue().counts())).contains(Duration.ofSeconds(2));
    }

    @Test
    void anAnswerAMillisecondLateIsLate() {
        var onTime = EndedSegments.answered("i1", NOON, 20, 10, 0);
        var late = new ReportedSegment(onTime, Duration.ofMillis(19_999), Duration.ofSeconds(5), false);

        assertThat(reported(onTime).counts().inTime().answered()).isEqualTo(1);
        assertThat(late.counts().inTime().answered()).isZero();
    }

    @Test
    void anAbandonOfFiveSecondsIsShortAndOneOfSixIsNot() {
        assertThat(reported(EndedSegments.abandoned("i1", NOON, 5)).counts().inTime())
                .isEqualTo(new QueueCounts.InTime(0, 1, 1));
        assertThat(reported(EndedSegments.abandoned("i2", NOON, 6)).counts().inTime())
                .isEqualTo(new QueueCounts.InTime(0, 1, 0));
        assertThat(reported(EndedSegments.abandoned("i3", NOON, 21)).counts().inTime())
                .isEqualTo(new QueueCounts.InTime(0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = SegmentSummary.Outcome.class,
            names = {"OVERFLOWED", "CALLBACK", "TRANSFERRED_IN_QUEUE", "CLOSED"})
    void whatNobodyAnsweredAndNobodyAbandonedIsOnlyOffered(SegmentSummary.Outcome outcome) {
        var counts = reported(EndedSegments.unanswered("i1", NOON, 3, outcome)).counts();

        assertThat(counts.outcomes().offered()).isEqualTo(1);
        assertThat(counts.inTime()).isEqualTo(QueueCounts.InTime.NONE);
        assertThat(Share.ABANDONMENT_RATE.of(counts)).isEmpty();
        assertThat(Share.SERVICE_LEVEL_C.of(counts)).hasValue(0);
    }

    @Test
    void anotherThresholdIsAnotherFact() {
        var summary = EndedSegments.answered("i1", NOON, 20, 10, 0);
        var facts = QueueFact.of(List.of(
                reported(summary), new ReportedSegment(summary, Duration.ofMinutes(1), Duration.ofSeconds(5), false)));

        assertThat(facts).hasSize(2);
    }

    @Test
    void orderAndGroupingOfSegmentsChangeNotAByte() {
        var segments = new ArrayList<ReportedSegment>();
        var random = new Random(7);
        for (var index = 0; index < 200; index++) {
            segments.add(
                    reported(EndedSegments.answered("i" + index, NOON, random.nextInt(90), random.nextInt(4_000), 30)));
        }
        var atOnce = QueueFact.of(segments).values().iterator().next();
        Collections.shuffle(segments, random);
        var first = QueueFact.of(segments.subList(0, 50)).values().iterator().next();
        var stored = new QueueFact(
                first.counts(),
                Sketch.of(first.waits().bytes()),
                Sketch.of(first.handles().bytes()));
        var inTwo = stored.plus(
                QueueFact.of(segments.subList(50, 200)).values().iterator().next());

        assertThat(inTwo.counts()).isEqualTo(atOnce.counts());
        assertThat(inTwo.waits().bytes()).isEqualTo(atOnce.waits().bytes());
        assertThat(inTwo.handles().bytes()).isEqualTo(atOnce.handles().bytes());
    }

    private static ReportedSegment reported(SegmentSummary summary) {
        return new ReportedSegment(summary, Duration.ofSeconds(20), Duration.ofSeconds(5), false);
    }
}
