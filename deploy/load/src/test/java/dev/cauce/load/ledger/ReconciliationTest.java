package dev.cauce.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.load.ledger.Findings.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private final Ledger ledger = new Ledger();
    private final List<Line> history = new ArrayList<>();

    @BeforeEach
    void oneConversationOfTwoExchangesThatWentWell() {
        var first = new Utterance("run", 1, 1, 2, Utterance.Side.VISITOR);
        ledger.conversation("c1");
        ledger.acceptedOffer("c1~1");
        for (var line : List.of(first, first.reply(), first.next(), first.next().reply())) {
            ledger.acknowledged(line);
            history.add(new Line(history.size() + 1, line));
            if (line.side() == Utterance.Side.AGENT) {
                ledger.shown(1, history.size(), line);
            }
        }
        ledger.ended(1);
        ledger.wrappedUp("c1");
    }

    @Test
    void whatCameTrueIsNoViolation() {
        assertThat(violations(found())).isEmpty();
    }

    @Test
    void anAcknowledgedMessageInNoHistoryIsLost() {
        history.removeLast();

        assertThat(kinds(found())).containsExactly(Violation.Kind.LOST_MESSAGE);
    }

    @Test
    void aMessageStoredTwiceIsDoubled() {
        history.add(new Line(5, history.getLast().utterance()));

        assertThat(kinds(found())).containsExactly(Violation.Kind.DOUBLED_MESSAGE);
    }

    @Test
    void aMessageInTwoHistoriesIsDoubled() {
        var found = new Findings(
                Map.of(
                        "c1",
                        history,
                        "c2",
                        List.of(new Line(9, history.getFirst().utterance()))),
                0,
                0,
                Set.of(),
                1,
                1);

        assertThat(kinds(found)).containsExactly(Violation.Kind.DOUBLED_MESSAGE);
    }

    @Test
    void swappedMessagesAreOutOfOrder() {
        var second = history.get(1).utterance();
        history.set(1, new Line(2, history.get(2).utterance()));
        history.set(2, new Line(3, second));

        assertThat(kinds(found())).containsExactly(Violation.Kind.OUT_OF_ORDER);
    }

    @Test
    void anAgentsLineThatNeverReachedTheScreenIsWronglyDelivered() {
        var line = new Utterance("run", 1, 3, 3, Utterance.Side.AGENT);
        ledger.acknowledged(line);
        history.add(new Line(5, line));

        assertThat(kinds(found())).containsExactly(Violation.Kind.WRONG_DELIVERY);
    }

    @Test
    void anAgentsLineShownUnderTwoNumbersIsWronglyDelivered() {
        ledger.shown(1, 77, history.getLast().utterance());

        assertThat(kinds(found())).containsExactly(Violation.Kind.WRONG_DELIVERY);
    }

    @Test
    void aLineShownAgainUnderItsOwnNumberAfterAReconnectIsFine() {
        ledger.shown(1, 4, history.getLast().utterance());

        assertThat(violations(found())).isEmpty();
    }

    @Test
    void aVisitorWhoWasNeverToldTheEndIsStuck() {
        var line = new Utterance("run", 2, 1, 2, Utterance.Side.VISITOR);
        ledger.acknowledged(line);
        var found = new Findings(Map.of("c1", history, "c2", List.of(new Line(1, line))), 0, 0, Set.of(), 1, 1);

        assertThat(kinds(found)).containsExactly(Violation.Kind.STUCK);
    }

    @Test
    void workLeftInAQueueOrWithAnAgentIsStuck() {
        var found = new Findings(Map.of("c1", history), 1, 1, Set.of(), 1, 1);

        assertThat(kinds(found)).containsExactly(Violation.Kind.STUCK, Violation.Kind.STUCK);
    }

    @Test
    void aWaitThatBeganTwiceIsAResetClock() {
        ledger.waitsSince("c1", "sales", Instant.parse("2026-01-01T10:00:00Z"));
        ledger.waitsSince("c1", "support", Instant.parse("2026-01-01T10:01:00Z"));
        ledger.waitsSince("c1", "sales", Instant.parse("2026-01-01T10:02:00Z"));

        assertThat(kinds(found())).containsExactly(Violation.Kind.CLOCK_RESET);
    }

    @Test
    void aWrapUpThatTheAgentStillHasIsLost() {
        var found = new Findings(Map.of("c1", history), 0, 0, Set.of("c1"), 1, 1);

        assertThat(kinds(found)).containsExactly(Violation.Kind.LOST_WRAP_UP);
    }

    @Test
    void reportsThatCountTooLittleOrTooMuchAreNoticed() {
        assertThat(kinds(new Findings(Map.of("c1", history), 0, 0, Set.of(), 0, 0)))
                .containsOnly(Violation.Kind.UNDERCOUNTED);
        assertThat(kinds(new Findings(Map.of("c1", history), 0, 0, Set.of(), 2, 2)))
                .containsOnly(Violation.Kind.OVERCOUNTED);
    }

    @Test
    void anOfferInDoubtMayOrMayNotBeCounted() {
        ledger.perhapsAcceptedOffer("c2~1");

        assertThat(violations(found())).isEmpty();
        assertThat(violations(new Findings(Map.of("c1", history), 0, 0, Set.of(), 2, 2)))
                .isEmpty();
    }

    @Test
    void aLineIsRecognisedByItsText() {
        var line = new Utterance("run", 12, 3, 4, Utterance.Side.AGENT);

        assertThat(Utterance.of(line.text())).contains(line);
        assertThat(Utterance.of("Good morning")).isEmpty();
    }

    private Findings found() {
        return new Findings(Map.of("c1", history), 0, 0, Set.of(), 1, 1);
    }

    private List<Violation> violations(Findings found) {
        return Reconciliation.of(ledger.promises(), found);
    }

    private List<Violation.Kind> kinds(Findings found) {
        return violations(found).stream().map(Violation::kind).toList();
    }
}
