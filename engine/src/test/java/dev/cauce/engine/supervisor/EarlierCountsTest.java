package dev.cauce.engine.supervisor;

import static dev.cauce.engine.desk.view.Acme.ANA;
import static dev.cauce.engine.desk.view.Acme.CLIENT;
import static dev.cauce.engine.desk.view.Acme.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.desk.operation.LogStep;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.desk.view.Acme;
import dev.cauce.engine.supervisor.live.LiveBoard;
import dev.cauce.routing.core.Interaction.Phase;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EarlierCountsTest {
    private final OperationState operation = new OperationState();

    @Test
    void workAnsweredBeforeTheFirstStepAndStillInHandWasAnsweredToday() {
        var held = Acme.step(List.of(
                Acme.interaction("a", new Phase.Active(ANA, NINE, NINE, false), NINE.minusSeconds(10)),
                Acme.interaction("b", new Phase.Waiting(), NINE)));
        Acme.opening().changes().forEach(operation::apply);
        held.changes().forEach(operation::apply);
        var first = new LogStep(held.operation(), 0, 7, NINE.plusSeconds(60), held.changes(), List.of());
        var board = new LiveBoard(operation, client -> ZoneOffset.UTC, ZoneOffset.UTC);

        EarlierCounts.inHand(first, operation).forEach(board::add);

        var queue = board.look(NINE.plusSeconds(61), Set.of(CLIENT)).queues().getFirst();
        assertThat(queue.answeredToday()).isEqualTo(1);
        assertThat(queue.serviceLevel().today().inTime()).isEqualTo(1);
    }
}
