package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.MediaChannel;
import dev.cauce.engine.configuration.definition.OpeningHours;
import dev.cauce.engine.configuration.definition.OperationRouting;
import dev.cauce.engine.configuration.definition.Overflow;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.configuration.definition.QueueRouting;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ContractTerms;
import dev.cauce.routing.core.Interaction.CallbackOrder;
import dev.cauce.routing.core.OperationRules;
import dev.cauce.routing.core.OverflowRule;
import dev.cauce.routing.core.PreferredAgent;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueRules;
import dev.cauce.routing.core.RelaxationStep;
import dev.cauce.routing.core.SkillId;
import dev.cauce.routing.core.SkillRequirement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The finer rules as the router knows them; the usual ones where nothing was said. Pure. */
final class RouterRules {
    private RouterRules() {}

    static QueueRules of(Queue queue, @Nullable OpeningHours hours) {
        var usual = QueueRules.DEFAULT;
        var routing = queue.howRouted();
        return new QueueRules(
                routing.agentPolicy() == null
                        ? usual.agentPolicy()
                        : routing.agentPolicy().policy(),
                Objects.requireNonNullElse(routing.weight(), usual.weight()),
                Objects.requireNonNullElse(routing.levelDelay(), usual.levelDelay()),
                routing.relaxation().stream()
                        .map(step -> new RelaxationStep(step.after(), requirements(step.requirements())))
                        .toList(),
                preferred(routing.preferredAgent()),
                routing.releaseSilentAfter(),
                queue.overflow().stream().map(RouterRules::rule).toList(),
                hours == null ? null : hours.hours(),
                contract(routing.contract()));
    }

    static List<SkillRequirement> requirements(List<Queue.Requirement> requirements) {
        return requirements.stream()
                .map(requirement ->
                        new SkillRequirement(new SkillId(requirement.skill()), requirement.minimumProficiency()))
                .toList();
    }

    private static @Nullable PreferredAgent preferred(QueueRouting.@Nullable PreferredAgent preferred) {
        var usual = PreferredAgent.DEFAULT;
        return preferred == null
                ? null
                : new PreferredAgent(
                        Objects.requireNonNullElse(preferred.lookBack(), usual.lookBack()),
                        Objects.requireNonNullElse(preferred.waitLimit(), usual.keepFor()),
                        Objects.requireNonNullElse(preferred.ignoreWaitWhenOffline(), usual.skipIfOffline()));
    }

    /** What was answered before the router's own window is not handed over: its terms rest on the last half hour. */
    private static @Nullable ContractTerms contract(List<QueueRouting.CreditBand> bands) {
        return bands.isEmpty()
                ? null
                : new ContractTerms(
                        bands.stream()
                                .map(band -> new ContractTerms.Band(band.below(), band.amount()))
                                .toList(),
                        0,
                        0);
    }

    private static OverflowRule rule(Overflow rule) {
        return new OverflowRule(
                condition(rule), target(rule), rule.to() == Overflow.To.MESSAGE ? null : rule.message());
    }

    private static OverflowRule.Condition condition(Overflow rule) {
        return switch (rule.when()) {
            case ESTIMATED_WAIT -> new OverflowRule.Condition.EstimatedWaitAbove(given(rule.longerThan()));
            case WAITED -> new OverflowRule.Condition.Waited(given(rule.longerThan()));
            case DEPTH -> new OverflowRule.Condition.DepthAbove(given(rule.moreThan()));
            case CLOSED -> new OverflowRule.Condition.Closed();
            case NOBODY_STAFFED -> new OverflowRule.Condition.NobodyStaffed();
        };
    }

    private static OverflowRule.Target target(Overflow rule) {
        return switch (rule.to()) {
            case QUEUE -> new OverflowRule.Target.ToQueue(new QueueId(given(rule.queue())));
            case CALLBACK ->
                new OverflowRule.Target.Callback(
                        rule.order() == Overflow.Order.CUSTOMER_FIRST
                                ? CallbackOrder.CUSTOMER_FIRST
                                : CallbackOrder.AGENT_FIRST);
            case MESSAGE -> new OverflowRule.Target.MessageAndClose(given(rule.message()));
            case VOICEMAIL, BOT -> throw new IllegalStateException("Refused when it was defined: " + rule.to());
        };
    }

    /** A definition was checked before it was stored. */
    private static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    static OperationRules of(@Nullable OperationRouting routing) {
        var usual = OperationRules.DEFAULT;
        if (routing == null) {
            return usual;
        }
        return new OperationRules(
                routing.queuePolicy() == null
                        ? usual.queuePolicy()
                        : routing.queuePolicy().policy(),
                backOffs(routing.backOffs(), usual.backOffs()),
                routing.interrupts() == null ? usual.interrupts() : interrupts(routing.interrupts()),
                routing.missedOffersByChannel() == null
                        ? usual.missedOffersByChannel()
                        : routing.missedOffersByChannel().entrySet().stream()
                                .collect(Collectors.toMap(one -> one.getKey().channel(), Map.Entry::getValue)),
                routing.keepConversations() == null ? usual.keepConversations() : channels(routing.keepConversations()),
                Objects.requireNonNullElse(routing.lookBack(), usual.lookBack()),
                callback(routing.callback(), usual.callback()));
    }

    private static OperationRules.BackOffs backOffs(
            OperationRouting.@Nullable BackOffs sent, OperationRules.BackOffs usual) {
        return sent == null
                ? usual
                : new OperationRules.BackOffs(
                        Objects.requireNonNullElse(sent.declined(), usual.declined()),
                        Objects.requireNonNullElse(sent.expired(), usual.expired()),
                        Objects.requireNonNullElse(sent.deviceBusy(), usual.deviceBusy()),
                        Objects.requireNonNullElse(sent.deviceFailed(), usual.deviceFailed()));
    }

    private static OperationRules.Callbacks callback(
            OperationRouting.@Nullable Callback sent, OperationRules.Callbacks usual) {
        return sent == null
                ? usual
                : new OperationRules.Callbacks(
                        Objects.requireNonNullElse(sent.ring(), usual.ring()),
                        Objects.requireNonNullElse(sent.attempts(), usual.attempts()),
                        Objects.requireNonNullElse(sent.between(), usual.between()));
    }

    private static Map<Channel, Set<Channel>> interrupts(Map<MediaChannel, Set<MediaChannel>> sent) {
        return sent.entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().channel(), one -> channels(one.getValue())));
    }

    private static Set<Channel> channels(Collection<MediaChannel> channels) {
        return channels.stream().map(MediaChannel::channel).collect(Collectors.toSet());
    }
}
