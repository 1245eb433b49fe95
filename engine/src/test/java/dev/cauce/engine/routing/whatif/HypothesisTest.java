package dev.cauce.engine.routing.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.routing.whatif.WhatIfView.Outcome;
import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.CapacityProfile;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OpeningHours;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.OverflowRule;
import dev.cauce.routing.core.OverflowRule.Condition;
import dev.cauce.routing.core.OverflowRule.Target;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueRules;
import dev.cauce.routing.core.RoutingCore;
import dev.cauce.routing.core.ServiceLevelTarget;
import dev.cauce.routing.core.SkillId;
import dev.cauce.routing.core.SkillRequirement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HypothesisTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final OperationId DEMO = new OperationId("demo");
    private static final ClientId ACME = new ClientId("acme");
    private static final QueueId SALES = new QueueId("sales");
    private static final AgentId ANA = new AgentId("ana");
    private static final SkillId SPANISH = new SkillId("es");
    private static final OpeningHours NEVER = new OpeningHours(ZoneOffset.UTC, Map.of(), Set.of());

    private final RoutingCore core = RoutingCore.restore(DEMO, List.of());

    @Test
    void whoIsFreeWouldBeOfferedIt() {
        define(QueueRules.DEFAULT);
        anaIsAvailable();

        var view = arrives(null);

        assertThat(view.outcome()).isEqualTo(Outcome.OFFERED);
        assertThat(view.agent()).isEqualTo("ana");
        assertThat(view.open()).isTrue();
        assertThat(core.entities()).noneMatch(entity -> entity.key().contains("what-if"));
    }

    @Test
    void whoLacksASkillIsNamedWithTheReason() {
        define(QueueRules.DEFAULT.withOverflow(
                List.of(new OverflowRule(new Condition.Waited(Duration.ofMinutes(5)), new Target.BotFlow("x")))));
        anaIsAvailable();
        core.step(NOW, enqueue("before"));

        var view = arrives(List.of(new SkillRequirement(SPANISH, 9)));

        assertThat(view.outcome()).isEqualTo(Outcome.WAITS);
        assertThat(view.place()).isEqualTo(2);
        assertThat(view.mayOverflow()).extracting(WhatIfView.Rule::when).containsExactly("waited");
        assertThat(view.considered().getLast().notChosen())
                .extracting(TraceView.PassedOver::obstacle)
                .contains("missing-skill");
    }

    @Test
    void aClosedQueueSaysWhichRuleTakesIt() {
        define(QueueRules.DEFAULT
                .with(NEVER)
                .withOverflow(
                        List.of(new OverflowRule(new Condition.Closed(), new Target.MessageAndClose("Closed.")))));

        var view = arrives(null);

        assertThat(view.outcome()).isEqualTo(Outcome.CLOSED);
        assertThat(view.open()).isFalse();
        assertThat(view.overflowed())
                .containsExactly(new WhatIfView.Rule("sales", "closed", null, null, "message", null, "Closed."));
    }

    @Test
    void whatWaitsIsConsideredAgain() {
        define(QueueRules.DEFAULT);
        core.step(NOW, enqueue("chat"));

        var view = hypothesis().of(new InteractionId("chat")).orElseThrow();

        assertThat(view.outcome()).isEqualTo(Outcome.WAITS);
        assertThat(view.place()).isEqualTo(1);
        assertThat(view.considered()).hasSize(1);
        assertThat(hypothesis().of(new InteractionId("other"))).isEmpty();
    }

    @Test
    void aQueueThatTheRouterDoesNotKnowIsSaid() {
        assertThat(hypothesis().arrives(new Hypothesis.Arrival(SALES, Channel.CHAT, 0, null)))
                .isInstanceOf(Hypothesis.Answer.Refused.class);
    }

    private WhatIfView arrives(@Nullable List<SkillRequirement> requirements) {
        var answer = hypothesis().arrives(new Hypothesis.Arrival(SALES, Channel.CHAT, 0, requirements));
        return ((Hypothesis.Answer.Told) answer).view();
    }

    private Hypothesis hypothesis() {
        return new Hypothesis(DEMO, core.entities(), NOW);
    }

    private void define(QueueRules rules) {
        core.step(
                NOW,
                new Command.DefineQueue(new QueueDefinition(
                        SALES,
                        1,
                        ACME,
                        List.of(),
                        new ServiceLevelTarget(0.8, Duration.ofSeconds(20)),
                        Duration.ofSeconds(20),
                        Duration.ZERO,
                        rules)));
    }

    private void anaIsAvailable() {
        core.step(
                NOW,
                new Command.DefineAgent(new AgentDefinition(
                        ANA, 1, Set.of(ACME), Map.of(SPANISH, 3), Map.of(SALES, 1), CapacityProfile.DEFAULT)));
        core.step(NOW, new Command.SetPresence(ANA, Presence.AVAILABLE));
    }

    private static Command.Enqueue enqueue(String id) {
        return new Command.Enqueue(new InteractionId(id), ACME, SALES, Channel.CHAT, new ContactId("of-" + id), 0, NOW);
    }
}
