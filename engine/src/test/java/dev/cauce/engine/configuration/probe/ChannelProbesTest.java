package dev.cauce.engine.configuration.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.HttpChannel;
import dev.cauce.engine.web.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChannelProbesTest {
    private static final Defined<HttpChannel> CHANNEL = new Defined<>(
            "acme-sms",
            1,
            Instant.EPOCH,
            "admin",
            new HttpChannel("Texts", "acme", "acme-sales", "https://sms.acme.example/cauce", Set.of()));

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ChannelProbes probes = new ChannelProbes(
            new SmallRyeConfigBuilder()
                    .withMapping(ProbeSettings.class)
                    .withDefaultValue("cauce.channel-tests.within", "PT0.3S")
                    .withDefaultValue("cauce.channel-tests.at-once", "2")
                    .withDefaultValue("cauce.channel-tests.refill", "PT1H")
                    .build()
                    .getConfigMapping(ProbeSettings.class),
            Clock.systemUTC(),
            metrics);

    @AfterEach
    void nothingRunsOn() {
        probes.close();
    }

    @Test
    void aTestThatTakesTooLongEndsWithWhatItFoundAndItsThreadIsInterrupted() throws Exception {
        var interrupted = new CountDownLatch(1);
        ChannelProbe<HttpChannel> slow = (_, _, _, log) -> {
            log.begin(ProbeStep.SECRET);
            log.passed("");
            log.begin(ProbeStep.PING);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
            log.passed("too late");
        };

        var test = probes.run(CHANNEL, slow, null).await().atMost(Duration.ofSeconds(20));

        assertThat(test.works()).isFalse();
        assertThat(test.steps()).extracting(ChannelTest.Step::passed).containsExactly(true, false);
        assertThat(test.steps().getLast().trouble()).isEqualTo(ProbeTrouble.TIME_OUT);
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(metrics.get("cauce.channel.test")
                        .tags("medium", "http", "outcome", "time-out")
                        .timer()
                        .count())
                .isOne();
    }

    @Test
    void aProbeThatBreaksIsAFindingAndTooManyAreRefused() {
        ChannelProbe<HttpChannel> broken = (_, _, _, log) -> {
            log.begin(ProbeStep.PING);
            throw new IllegalStateException("made up");
        };

        for (int time = 0; time < 2; time++) {
            var test = probes.run(CHANNEL, broken, null).await().atMost(Duration.ofSeconds(20));
            assertThat(test.steps().getLast().trouble()).isEqualTo(ProbeTrouble.BROKEN);
        }

        assertThatThrownBy(() -> probes.run(CHANNEL, broken, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(429));
    }
}
