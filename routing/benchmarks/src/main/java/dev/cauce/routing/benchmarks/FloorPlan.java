package dev.cauce.routing.benchmarks;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.CapacityProfile;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueRules;
import dev.cauce.routing.core.ServiceLevelTarget;
import dev.cauce.routing.core.SkillId;
import dev.cauce.routing.core.SkillRequirement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Who works here and on what: each queue needs one skill, each agent has {@code skillsEach} of up to 200 and serves
 * every queue that needs one of them. The same numbers always give the same floor.
 */
record FloorPlan(int agents, int queues, int skillsEach, AgentPolicy agentPolicy) {
    static final OperationId OPERATION = new OperationId("bench");
    static final ClientId CLIENT = new ClientId("acme");
    private static final int MOST_SKILLS = 200;
    private static final int FEWEST_SKILLS = 20;
    private static final long SEED = 20_260_302;

    QueueDefinition queue(int number) {
        return new QueueDefinition(
                queueId(number),
                1,
                CLIENT,
                List.of(new SkillRequirement(skill(number % MOST_SKILLS), 1 + number % 3)),
                new ServiceLevelTarget(0.8, Duration.ofSeconds(10L * (1 + number % 7))),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                QueueRules.DEFAULT.with(agentPolicy).withWeight(1 + number % 5));
    }

    AgentDefinition agent(int number) {
        var random = new Random(SEED + number);
        Map<SkillId, Integer> skills = new HashMap<>();
        skills.put(skill(random.nextInt(Math.min(queues, MOST_SKILLS))), level(random));
        int all = Math.clamp(queues, FEWEST_SKILLS, MOST_SKILLS);
        while (skills.size() < skillsEach) {
            skills.putIfAbsent(skill(random.nextInt(all)), level(random));
        }
        Map<QueueId, Integer> served = new HashMap<>();
        for (int queue = 0; queue < queues; queue++) {
            if (skills.containsKey(skill(queue % MOST_SKILLS))) {
                served.put(queueId(queue), 1);
            }
        }
        return new AgentDefinition(agentId(number), 1, Set.of(CLIENT), skills, served, CapacityProfile.DEFAULT);
    }

    static QueueId queueId(int number) {
        return new QueueId("queue-" + number);
    }

    static AgentId agentId(int number) {
        return new AgentId("agent-" + number);
    }

    private static SkillId skill(int number) {
        return new SkillId("skill-" + number);
    }

    private static int level(Random random) {
        return 3 + random.nextInt(8);
    }
}
