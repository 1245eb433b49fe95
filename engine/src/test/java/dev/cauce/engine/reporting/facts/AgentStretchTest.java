package dev.cauce.engine.reporting.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.reporting.figures.AgentTime;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentStretchTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void timeIsCountedInTheIntervalsInWhichItPassed() {
        var passed = new AgentStretch(Presence.AVAILABLE, false, NOON.plusSeconds(600)).until(NOON.plusSeconds(2_000));

        assertThat(passed.values())
                .extracting(time -> time.available().toSeconds())
                .containsExactly(300L, 900L, 200L);
        assertThat(passed.firstKey().start()).isEqualTo(NOON);
    }

    @Test
    void occupancyIsTheUnionOfBusyTimeHoweverManyConversationsThereAre() {
        var before = AgentStretch.from(change(Presence.AVAILABLE, 0, 0, 0));
        var one = AgentStretch.after(before, change(Presence.AVAILABLE, 1, 0, 100));
        var three = AgentStretch.after(one, change(Presence.AVAILABLE, 2, 1, 200));
        var none = AgentStretch.after(three, change(Presence.AVAILABLE, 0, 0, 300));

        var time = sum(before, one)
                .plus(sum(one, three))
                .plus(sum(three, none))
                .plus(total(none.until(NOON.plusSeconds(400))));

        assertThat(time.busy()).isEqualTo(Duration.ofSeconds(200));
        assertThat(time.occupancy()).hasValue(0.5);
    }

    @Test
    void aPausedAgentWhoStillWritesIsOccupiedAndAPausedIdleOneIsNot() {
        var writing = new AgentStretch(Presence.paused("lunch"), true, NOON).until(NOON.plusSeconds(60));
        var idle = new AgentStretch(Presence.paused("lunch"), false, NOON).until(NOON.plusSeconds(60));

        assertThat(total(writing).occupancy()).hasValue(1);
        assertThat(total(idle).occupancy()).isEmpty();
        assertThat(total(idle).paused()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void anOfflineAgentPassesNoTime() {
        assertThat(total(new AgentStretch(Presence.OFFLINE, false, NOON).until(NOON.plusSeconds(60))))
                .isEqualTo(AgentTime.NONE);
    }

    @Test
    void anOlderChangeChangesNothing() {
        var stretch = AgentStretch.from(change(Presence.AVAILABLE, 0, 0, 100));

        assertThat(AgentStretch.after(stretch, change(Presence.OFFLINE, 0, 0, 50)))
                .isEqualTo(stretch);
        assertThat(stretch.until(NOON)).isEmpty();
    }

    private static AgentTime sum(AgentStretch from, AgentStretch to) {
        return total(from.until(to.since()));
    }

    private static AgentTime total(Map<QuarterHour, AgentTime> passed) {
        return passed.values().stream().reduce(AgentTime.NONE, AgentTime::plus);
    }

    private static Decision.AgentActivityChanged change(Presence presence, int active, int wrappingUp, int seconds) {
        return new Decision.AgentActivityChanged(
                new AgentId("ana"), presence, NOON, 0, active, wrappingUp, NOON.plusSeconds(seconds));
    }
}
