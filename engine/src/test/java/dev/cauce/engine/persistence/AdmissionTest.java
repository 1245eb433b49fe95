package dev.cauce.engine.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Admission admission = new Admission(() -> 2, metrics);

    @Test
    void oneMoreThanAllowedIsRefusedAndNeverBegun() {
        var running = new CompletableFuture<String>();
        begin(running);
        begin(running);
        var begun = new CompletableFuture<String>();

        var third = admission
                .admit(() -> {
                    begun.complete("begun");
                    return Uni.createFrom().completionStage(running);
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());

        third.assertFailedWith(Overloaded.class, "asked for 2 things already");
        assertThat(begun).isNotDone();
        assertThat(metrics.counter("cauce.persistence.requests.refused").count())
                .isEqualTo(1);
    }

    @Test
    void theEndOfOneMakesRoomForTheNextHoweverItEnds() {
        var failing = new CompletableFuture<String>();
        var running = new CompletableFuture<String>();
        begin(failing);
        begin(running);
        failing.completeExceptionally(new IllegalStateException("broken"));

        var next = begin(CompletableFuture.completedFuture("done"));

        next.assertCompleted().assertItem("done");
    }

    @Test
    void aCallerWhoGoesAwayMakesNoRoomWhileTheWorkGoesOn() {
        var running = new CompletableFuture<String>();
        begin(running).cancel();
        begin(new CompletableFuture<>());

        begin(CompletableFuture.completedFuture("done")).assertFailedWith(Overloaded.class);

        running.complete("ended at last");
        begin(CompletableFuture.completedFuture("done")).assertCompleted();
    }

    private UniAssertSubscriber<String> begin(CompletableFuture<String> work) {
        return admission
                .admit(() -> Uni.createFrom().completionStage(work))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
