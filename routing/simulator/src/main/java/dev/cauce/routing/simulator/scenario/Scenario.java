package dev.cauce.routing.simulator.scenario;

import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.QueuePolicy;
import dev.cauce.routing.core.ServiceLevelTarget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact center and its day, as a scenario file tells it.
 *
 * @param warmUp what enters its queue before this is not measured
 * @param replications independent days; confidence intervals come from their spread
 * @param checked whether every invariant is checked after every event, against a core that lives on
 */
public record Scenario(
        String name,
        long seed,
        Duration duration,
        Duration warmUp,
        int replications,
        boolean checked,
        QueuePolicy queuePolicy,
        List<Queue> queues,
        List<Group> groups,
        Faults faults) {
    public Scenario {
        queues = List.copyOf(queues);
        groups = List.copyOf(groups);
    }

    /**
     * A queue, who comes to it and how long they take.
     *
     * @param skills the proficiency needed by skill
     * @param patience absent: contacts wait for ever
     */
    public record Queue(
            String id,
            Channel channel,
            ServiceLevelTarget target,
            Map<String, Integer> skills,
            AgentPolicy agentPolicy,
            int priority,
            Arrivals arrivals,
            @Nullable Distribution patience,
            Distribution handleTime,
            Distribution wrapUp) {
        public Queue {
            skills = Map.copyOf(skills);
        }
    }

    /**
     * Agents who are alike.
     *
     * @param queues the level by queue
     * @param declines the share of offers declined; {@code misses} is that of offers not answered at all
     * @param away how long an agent who missed too many offers stays away
     */
    public record Group(
            String id,
            int count,
            Map<String, Integer> skills,
            Map<String, Integer> queues,
            Distribution answers,
            double declines,
            double misses,
            Distribution away,
            @Nullable Interruptions pauses,
            @Nullable Interruptions disconnects) {
        public Group {
            skills = Map.copyOf(skills);
            queues = Map.copyOf(queues);
        }

        public Group withCount(int other) {
            return new Group(id, other, skills, queues, answers, declines, misses, away, pauses, disconnects);
        }
    }

    /** Something that happens again and again to each agent, and how long it lasts. */
    public record Interruptions(Distribution every, Distribution lasting) {}

    /**
     * What goes wrong around the core, each as a probability per event: the process dies and another is restored, a
     * command comes twice, a command comes late and out of order.
     */
    public record Faults(double crashes, double duplicates, double late) {
        public static final Faults NONE = new Faults(0, 0, 0);
    }

    public Scenario with(int otherReplications, long otherSeed) {
        return new Scenario(
                name, otherSeed, duration, warmUp, otherReplications, checked, queuePolicy, queues, groups, faults);
    }
}
