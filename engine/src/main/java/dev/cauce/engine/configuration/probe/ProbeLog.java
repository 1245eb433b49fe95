package dev.cauce.engine.configuration.probe;

import dev.cauce.engine.configuration.probe.ChannelTest.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a probe tells its steps. Once the result was taken, nothing is added any more. */
public final class ProbeLog {
    private static final int LONGEST = 300;

    private final Clock clock;
    private final Instant began;
    private final List<Step> steps = new ArrayList<>();
    private Instant stepBegan;
    private @Nullable ProbeStep open;
    private boolean taken;

    ProbeLog(Clock clock) {
        this.clock = clock;
        this.began = clock.instant();
        this.stepBegan = began;
    }

    /** A step begins; ends by {@link #passed} or {@link #failed}. */
    public synchronized void begin(ProbeStep step) {
        open = step;
        stepBegan = clock.instant();
    }

    /** The step went well. {@code said} is what the other side told, empty for nothing. */
    public synchronized void passed(String said) {
        end(said, null);
    }

    /** The step failed. {@code said} is what the other side told, empty for nothing. */
    public synchronized void failed(ProbeTrouble trouble, String said) {
        end(said, trouble);
    }

    private void end(String said, @Nullable ProbeTrouble trouble) {
        ProbeStep ended = open;
        if (ended == null || taken) {
            return;
        }
        String words = said.replaceAll("\\s+", " ").strip();
        steps.add(new Step(
                ended,
                trouble == null,
                Duration.between(stepBegan, clock.instant()),
                words.isEmpty() ? null : words.substring(0, Math.min(words.length(), LONGEST)),
                trouble,
                trouble == null ? null : trouble.remedy()));
        open = null;
    }

    /** What was told; a step that has not ended failed for this reason. */
    synchronized ChannelTest take(ProbeTrouble otherwise) {
        end("", otherwise);
        taken = true;
        return new ChannelTest(
                !steps.isEmpty() && steps.stream().allMatch(Step::passed),
                Duration.between(began, clock.instant()),
                steps);
    }

    /** Why the first step that failed did. */
    static Optional<ProbeTrouble> trouble(ChannelTest test) {
        return test.steps().stream()
                .flatMap(step -> Optional.ofNullable(step.trouble()).stream())
                .findFirst();
    }
}
