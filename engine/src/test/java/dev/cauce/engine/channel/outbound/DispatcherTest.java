package dev.cauce.engine.channel.outbound;

import static dev.cauce.engine.channel.outbound.Outbound.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DispatcherTest {
    private final Outbound outbound = new Outbound();

    @AfterEach
    void end() {
        outbound.mayEnd.countDown();
        outbound.dispatcher.stop();
    }

    @Test
    void anOrderlyStopRecordsWhatIsOnItsWay() throws Exception {
        outbound.dispatcher.take(List.of(delivery("m1", 0)));
        outbound.begun.await();

        var stopping = begunToWait(outbound.dispatcher::stop);
        outbound.mayEnd.countDown();
        stopping.join();

        assertThat(outbound.store.accepted).containsExactly("m1");
    }

    @Test
    void aPartitionIsLeftOnlyAfterWhatIsOnItsWayIsRecorded() throws Exception {
        outbound.dispatcher.take(List.of(delivery("m1", 3)));
        outbound.begun.await();

        var leaving = begunToWait(() -> outbound.dispatcher.leave(3));
        outbound.mayEnd.countDown();
        leaving.join();

        assertThat(outbound.store.accepted).containsExactly("m1");
    }

    @Test
    void leavingAPartitionDoesNotWaitForOthers() throws Exception {
        outbound.dispatcher.take(List.of(delivery("m1", 3)));
        outbound.begun.await();

        outbound.dispatcher.leave(4);

        assertThat(outbound.store.accepted).isEmpty();
    }

    /** Returns when it waits for the attempt, or did not and is over. */
    private static Thread begunToWait(Runnable action) {
        var thread = Thread.ofPlatform().start(action);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING || !thread.isAlive());
        return thread;
    }
}
