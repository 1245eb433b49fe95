package dev.cauce.engine.channel.outbound;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.InboundPublisher;
import dev.cauce.channel.api.Receipt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Makes the attempts. What came of one is recorded before the next message of its conversation is tried, before its partition is
 * left to another process and before this one stops in order; a process that dies between an adapter's answer and its record has
 * the attempt made again, under the same message id.
 */
@Singleton
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration TO_RECORD = Duration.ofSeconds(10);

    private final Attempt attempt;
    private final DeliveryStore store;
    private final InboundPublisher publisher;
    private final OutboundSettings settings;
    private final RetryPolicy policy;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Lanes lanes;
    private final Map<Delivery, CompletableFuture<Void>> onTheWay = new ConcurrentHashMap<>();
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outbound-ticks").daemon().factory());
    private volatile boolean running = true;

    Dispatcher(
            Attempt attempt,
            DeliveryStore store,
            InboundPublisher publisher,
            OutboundSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.attempt = attempt;
        this.store = store;
        this.publisher = publisher;
        this.settings = settings;
        this.policy = new RetryPolicy(settings.retryAfter(), settings.longestRetry(), settings.giveUpAfter());
        this.clock = clock;
        this.metrics = metrics;
        this.lanes = new Lanes(settings.pace());
        metrics.gauge("cauce.outbound.waiting", this, Dispatcher::waiting);
    }

    void start() {
        var _ = ticks.scheduleWithFixedDelay(this::advance, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    void take(List<Delivery> deliveries) {
        synchronized (lanes) {
            deliveries.forEach(lanes::add);
        }
        advance();
    }

    /** Another process gets this partition: starts nothing more of it, and waits a while for what is on its way. */
    void leave(int partition) {
        synchronized (lanes) {
            lanes.drop(partition);
        }
        var ending = onTheWay.entrySet().stream()
                .filter(one -> one.getKey().partition() == partition)
                .map(Map.Entry::getValue)
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ending).get(settings.stopWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.warnf("Attempts go on while their partition is left and may be made twice partition=%d", partition);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private int waiting() {
        synchronized (lanes) {
            return lanes.size();
        }
    }

    private void advance() {
        synchronized (lanes) {
            if (running) {
                lanes.start(clock.instant(), settings.atOnce() - lanes.onTheWay())
                        .forEach(this::begin);
            }
        }
    }

    private void begin(Delivery delivery) {
        var ended = new CompletableFuture<Void>();
        onTheWay.put(delivery, ended);
        attempts.execute(() -> {
            try {
                attempt(delivery);
            } finally {
                onTheWay.remove(delivery);
                ended.complete(null);
            }
        });
    }

    private void attempt(Delivery delivery) {
        var sample = Timer.start();
        Verdict verdict = policy.of(delivery, attempt.at(delivery), clock.instant());
        sample.stop(metrics.timer("cauce.outbound.attempt", "kind", delivery.kind(), "outcome", verdict.name()));
        if (delivery.isReadMark()) {
            metrics.counter("cauce.outbound.read-marks", "kind", delivery.kind(), "outcome", verdict.name())
                    .increment();
        }
        if (!recorded(delivery, verdict)) {
            return;
        }
        synchronized (lanes) {
            switch (verdict) {
                case Verdict.Again(Instant at, var free) -> {
                    lanes.again(delivery.again(at));
                    if (free != null) {
                        lanes.hold(delivery.to().channel(), free);
                    }
                }
                case Verdict.Accepted _, Verdict.Failed _ -> lanes.done(delivery, clock.instant());
            }
        }
        advance();
    }

    /** Tries until it is recorded, or once while this process stops: an accepted message must not be sent again. */
    private boolean recorded(Delivery delivery, Verdict verdict) {
        do {
            try {
                record(delivery, verdict);
                return true;
            } catch (RuntimeException | ExecutionException | TimeoutException failure) {
                LOG.warnf(failure, "What came of an attempt is not recorded yet message=%s", delivery.message());
                LockSupport.parkNanos(PAUSE_AFTER_TROUBLE.toNanos());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        } while (running);
        return false;
    }

    private void record(Delivery delivery, Verdict verdict)
            throws ExecutionException, InterruptedException, TimeoutException {
        switch (verdict) {
            case Verdict.Accepted(String providerId) ->
                store.accepted(delivery, providerId, clock.instant()).await().atMost(TO_RECORD);
            case Verdict.Again again ->
                store.again(delivery.again(again.at())).await().atMost(TO_RECORD);
            case Verdict.Failed(ChannelEvent.Failure why) -> {
                LOG.infof(
                        "A message was not delivered message=%s kind=%s code=%s attempts=%d",
                        delivery.message(), delivery.kind(), why.code(), delivery.attempts() + 1);
                if (!delivery.isReadMark()) {
                    report(delivery, why);
                }
                store.failed(delivery, why, clock.instant()).await().atMost(TO_RECORD);
            }
        }
    }

    private void report(Delivery delivery, ChannelEvent.Failure why)
            throws ExecutionException, InterruptedException, TimeoutException {
        publisher
                .publish(new ChannelEvent.MessageReported(
                        "delivery:" + delivery.message(),
                        delivery.to(),
                        clock.instant(),
                        delivery.message(),
                        Receipt.FAILED,
                        why))
                .toCompletableFuture()
                .get(TO_RECORD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts nothing more, waits a while for what is on its way, and interrupts the rest. */
    @PreDestroy
    void stop() {
        synchronized (lanes) {
            running = false;
        }
        ticks.shutdownNow();
        attempts.shutdown();
        try {
            if (!attempts.awaitTermination(settings.stopWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("Attempts are interrupted and may be made twice attempts=%d", onTheWay.size());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        attempts.shutdownNow();
    }
}
