package dev.cauce.routing.core;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The finer rules of a queue.
 *
 * @param weight what a unit of relative delay costs, for {@link QueuePolicy#WEIGHTED_DELAY}
 * @param levelDelay an agent of level n is reached after the oldest work has waited n − 1 times this
 * @param relaxation further requirements, opened one after another while the work waits
 * @param releaseSilentAfter a conversation without a contact's message for so long holds no capacity; absent: never
 * @param overflow tried in order; the first that applies and whose target exists is taken
 * @param hours absent: always open
 */
public record QueueRules(
        AgentPolicy agentPolicy,
        double weight,
        Duration levelDelay,
        List<RelaxationStep> relaxation,
        @Nullable PreferredAgent preferredAgent,
        @Nullable Duration releaseSilentAfter,
        List<OverflowRule> overflow,
        @Nullable OpeningHours hours,
        @Nullable ContractTerms contract) {

    /** The rules a queue has when nobody chose others. */
    public static final QueueRules DEFAULT =
            new QueueRules(AgentPolicy.LONGEST_IDLE, 1.0, Duration.ZERO, List.of(), null, null, List.of(), null, null);

    public QueueRules {
        relaxation = List.copyOf(relaxation);
        overflow = List.copyOf(overflow);
    }

    public QueueRules with(AgentPolicy other) {
        return new QueueRules(
                other, weight, levelDelay, relaxation, preferredAgent, releaseSilentAfter, overflow, hours, contract);
    }

    public QueueRules withWeight(double other) {
        return new QueueRules(
                agentPolicy,
                other,
                levelDelay,
                relaxation,
                preferredAgent,
                releaseSilentAfter,
                overflow,
                hours,
                contract);
    }

    public QueueRules withLevelDelay(Duration other) {
        return new QueueRules(
                agentPolicy, weight, other, relaxation, preferredAgent, releaseSilentAfter, overflow, hours, contract);
    }

    public QueueRules withRelaxation(List<RelaxationStep> other) {
        return new QueueRules(
                agentPolicy, weight, levelDelay, other, preferredAgent, releaseSilentAfter, overflow, hours, contract);
    }

    public QueueRules with(PreferredAgent other) {
        return new QueueRules(
                agentPolicy, weight, levelDelay, relaxation, other, releaseSilentAfter, overflow, hours, contract);
    }

    public QueueRules withReleaseSilentAfter(Duration other) {
        return new QueueRules(
                agentPolicy, weight, levelDelay, relaxation, preferredAgent, other, overflow, hours, contract);
    }

    public QueueRules withOverflow(List<OverflowRule> other) {
        return new QueueRules(
                agentPolicy,
                weight,
                levelDelay,
                relaxation,
                preferredAgent,
                releaseSilentAfter,
                other,
                hours,
                contract);
    }

    public QueueRules with(OpeningHours other) {
        return new QueueRules(
                agentPolicy,
                weight,
                levelDelay,
                relaxation,
                preferredAgent,
                releaseSilentAfter,
                overflow,
                other,
                contract);
    }

    public QueueRules with(ContractTerms other) {
        return new QueueRules(
                agentPolicy,
                weight,
                levelDelay,
                relaxation,
                preferredAgent,
                releaseSilentAfter,
                overflow,
                hours,
                other);
    }
}
