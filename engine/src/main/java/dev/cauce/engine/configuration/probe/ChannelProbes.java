package dev.cauce.engine.configuration.probe;

import dev.cauce.channel.api.RateLimit;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.ChannelDefinition;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs tests of channels on threads of their own, within a time, and not more often than allowed. */
@Singleton
public class ChannelProbes {
    private static final Logger LOG = Logger.getLogger(ChannelProbes.class);

    private final ProbeSettings settings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Semaphore places;
    private final Map<String, RateLimit> limits = new HashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ChannelProbes(ProbeSettings settings, Clock clock, MeterRegistry metrics) {
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
        this.places = new Semaphore(settings.running());
    }

    /**
     * Always ends within the settings' time, with what was found until then. Fails with 429 for a channel that was tested too
     * often, with 503 while too many others are.
     */
    public <T extends Definition> Uni<ChannelTest> run(
            Defined<T> channel, ChannelProbe<T> probe, @Nullable String sendTo) {
        if (!allows(Kind.of(channel.definition().getClass()).plural() + '/' + channel.id())) {
            throw Problem.of(
                            ProblemType.TOO_MANY_REQUESTS,
                            "%s was tested too often just now. Wait a moment.".formatted(channel.id()))
                    .retryAfter(settings.refill())
                    .exception();
        }
        if (!places.tryAcquire()) {
            throw Problem.of(ProblemType.UNAVAILABLE, "Too many channels are tested at once. Repeat in a moment.")
                    .retryAfter(settings.refill())
                    .exception();
        }
        var log = new ProbeLog(clock);
        var running = new AtomicReference<@Nullable Future<?>>();
        Uni<ChannelTest> tried = Uni.createFrom()
                .<ChannelTest>emitter(emitter ->
                        running.set(threads.submit(() -> emitter.complete(tried(channel, probe, sendTo, log)))));
        return tried.ifNoItem()
                .after(settings.within())
                .recoverWithItem(() -> {
                    ChannelTest late = log.take(ProbeTrouble.TIME_OUT);
                    Future<?> still = running.get();
                    if (still != null) {
                        still.cancel(true); // closes its connections, too
                    }
                    return late;
                })
                .invoke(test -> count(channel.definition(), test));
    }

    private <T extends Definition> ChannelTest tried(
            Defined<T> channel, ChannelProbe<T> probe, @Nullable String sendTo, ProbeLog log) {
        try {
            probe.probe(channel.id(), channel.definition(), sendTo, log);
        } catch (RuntimeException | Error broken) {
            LOG.errorf(broken, "A test of a channel broke channel=%s", channel.id());
        } finally {
            places.release();
        }
        return log.take(ProbeTrouble.BROKEN);
    }

    private synchronized boolean allows(String channel) {
        Instant now = clock.instant();
        return limits.computeIfAbsent(channel, _ -> new RateLimit(settings.atOnce(), settings.refill(), now))
                .take(now);
    }

    private void count(Definition tested, ChannelTest test) {
        String medium = tested instanceof ChannelDefinition channel
                ? channel.medium().channel().name()
                : Kind.of(tested.getClass()).plural();
        String outcome = ProbeLog.trouble(test)
                .map(trouble -> trouble.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("works");
        metrics.timer("cauce.channel.test", "medium", medium, "outcome", outcome)
                .record(test.took());
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
