package dev.cauce.routing.simulator.run;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.CapacityProfile;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.DispositionId;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueRules;
import dev.cauce.routing.core.SkillId;
import dev.cauce.routing.core.SkillRequirement;
import dev.cauce.routing.simulator.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands that set up what a scenario describes, and the ids they use. */
final class Opening {
    static final DispositionId DONE = new DispositionId("done");
    static final String SESSION = "desk";

    private Opening() {}

    static QueueId id(Scenario.Queue queue) {
        return new QueueId(queue.id());
    }

    static AgentId id(Scenario.Group group, int index) {
        return new AgentId("%s-%04d".formatted(group.id(), index + 1));
    }

    static List<Command> commands(Scenario scenario, OperationId operation) {
        var commands = new ArrayList<Command>();
        var defaults = OperationSettings.defaults(operation);
        commands.add(new Command.DefineOperation(new OperationSettings(
                operation,
                1,
                defaults.priorityBoost(),
                defaults.disconnectGrace(),
                defaults.conversationGrace(),
                defaults.missedOffersInRow(),
                defaults.rules().with(scenario.queuePolicy()))));
        for (Scenario.Queue queue : scenario.queues()) {
            commands.add(new Command.DefineQueue(queue(queue)));
        }
        for (Scenario.Group group : scenario.groups()) {
            for (int index = 0; index < group.count(); index++) {
                commands.add(new Command.DefineAgent(agent(group, index)));
                commands.add(new Command.DesktopConnected(id(group, index), SESSION));
                commands.add(new Command.SetPresence(id(group, index), Presence.AVAILABLE));
            }
        }
        return commands;
    }

    private static QueueDefinition queue(Scenario.Queue queue) {
        return new QueueDefinition(
                id(queue),
                1,
                Simulation.CLIENT,
                queue.skills().entrySet().stream()
                        .map(skill -> new SkillRequirement(new SkillId(skill.getKey()), skill.getValue()))
                        .toList(),
                queue.target(),
                Duration.ofSeconds(20),
                Duration.ZERO,
                QueueRules.DEFAULT.with(queue.agentPolicy()));
    }

    private static AgentDefinition agent(Scenario.Group group, int index) {
        Map<SkillId, Integer> skills = new HashMap<>();
        group.skills().forEach((skill, level) -> skills.put(new SkillId(skill), level));
        Map<QueueId, Integer> queues = new HashMap<>();
        group.queues().forEach((queue, level) -> queues.put(new QueueId(queue), level));
        return new AgentDefinition(
                id(group, index), 1, Set.of(Simulation.CLIENT), skills, queues, CapacityProfile.DEFAULT);
    }
}
