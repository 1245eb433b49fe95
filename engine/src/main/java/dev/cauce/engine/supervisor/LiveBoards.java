package dev.cauce.engine.supervisor;

import dev.cauce.engine.desk.Operations;
import dev.cauce.engine.desk.operation.LogStep;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.supervisor.live.LiveBoard;
import dev.cauce.engine.supervisor.live.LiveView;
import dev.cauce.engine.supervisor.live.QueueLive;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.OperationId;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The live figures of every operation in this process. */
@Singleton
public final class LiveBoards {
    private final Operations operations;
    private final EarlierCounts earlier;
    private final ClientZones zones;
    private final LiveSettings settings;
    private final Clock clock;
    private final Map<OperationId, LiveBoard> boards = new ConcurrentHashMap<>();
    private final Map<OperationId, AtomicLong> steps = new ConcurrentHashMap<>();

    LiveBoards(Operations operations, EarlierCounts earlier, ClientZones zones, LiveSettings settings, Clock clock) {
        this.operations = operations;
        this.earlier = earlier;
        this.zones = zones;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        operations.addListener((step, after, events) -> count(step, after));
    }

    private void count(LogStep step, OperationState after) {
        LiveBoard board = board(step.operation(), after);
        if (steps.computeIfAbsent(step.operation(), _ -> new AtomicLong()).getAndIncrement() == 0) {
            EarlierCounts.inHand(step, after).forEach(board::add);
            earlier.addTo(board, step, after, operations);
        }
        board.count(step);
    }

    /** How many steps were counted; as long as it stays the same, only time has passed. */
    long steps(OperationId operation) {
        var counted = steps.get(operation);
        return counted == null ? 0 : counted.get();
    }

    /** What the user sees now. */
    public Uni<LiveView> look(SignedIn user) {
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), state -> board(user.operation(), state)
                        .look(clock.instant(), user.clients())));
    }

    /** The queues of these clients in an operation now. */
    public Uni<List<QueueLive>> queues(OperationId operation, Set<ClientId> clients) {
        return Uni.createFrom()
                .completionStage(() -> operations.read(
                        operation, state -> board(operation, state).queues(clock.instant(), clients)));
    }

    private LiveBoard board(OperationId operation, OperationState state) {
        return boards.computeIfAbsent(operation, _ -> new LiveBoard(state, zones::of, settings.timeZone()));
    }
}
