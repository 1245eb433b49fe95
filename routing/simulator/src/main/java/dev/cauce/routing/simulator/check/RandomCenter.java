package dev.cauce.routing.simulator.check;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.CapacityProfile;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.Command.*;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.ContractTerms;
import dev.cauce.routing.core.DispositionId;
import dev.cauce.routing.core.Entity;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.Interaction.CallbackOrder;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OfferId;
import dev.cauce.routing.core.OpeningHours;
import dev.cauce.routing.core.OperationSettings;
import dev.cauce.routing.core.OverflowRule;
import dev.cauce.routing.core.OverflowRule.Condition;
import dev.cauce.routing.core.OverflowRule.Target;
import dev.cauce.routing.core.PreferredAgent;
import dev.cauce.routing.core.Presence;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueuePolicy;
import dev.cauce.routing.core.QueueRules;
import dev.cauce.routing.core.RelaxationStep;
import dev.cauce.routing.core.RoutingCore;
import dev.cauce.routing.core.ServiceLevelTarget;
import dev.cauce.routing.core.SkillId;
import dev.cauce.routing.core.SkillRequirement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Draws a contact center and commands to it, right and wrong ones, from a seed. */
final class RandomCenter {
    private static final List<Channel> CHANNELS = List.of(Channel.CHAT, Channel.VOICE, Channel.EMAIL);
    private static final int QUEUES = 4;
    private static final int AGENTS = 6;
    private final Random random;
    private long version;
    private int arrived;

    RandomCenter(long seed) {
        random = new Random(seed);
    }

    List<Command> opening() {
        var commands = new ArrayList<Command>();
        commands.add(operation());
        for (int queue = 0; queue < QUEUES; queue++) {
            commands.add(new DefineQueue(queue(queue)));
        }
        for (int agent = 0; agent < AGENTS; agent++) {
            commands.add(new DefineAgent(agent(agent)));
            commands.add(new SetPresence(agentId(agent), Presence.AVAILABLE));
        }
        return commands;
    }

    Duration pause() {
        return random.nextInt(4) == 0
                ? Duration.ofSeconds(random.nextInt(90))
                : Duration.ofMillis(random.nextInt(4000));
    }

    Command next(RoutingCore core, Instant now) {
        var interactions = new ArrayList<Interaction>();
        for (Entity entity : core.entities()) {
            if (entity instanceof Entity.OfInteraction(var interaction)) {
                interactions.add(interaction);
            }
        }
        interactions.sort((a, b) -> a.id().compareTo(b.id()));
        int kind = random.nextInt(100);
        if (kind < 22 || interactions.isEmpty()) {
            return arrival(now);
        }
        if (kind < 25) {
            return configuration();
        }
        if (kind < 35) {
            return presence();
        }
        return about(interactions.get(random.nextInt(interactions.size())), kind);
    }

    private Command about(Interaction interaction, int kind) {
        AgentId anyone = agentId(random.nextInt(AGENTS));
        if (kind < 39) {
            return switch (random.nextInt(5)) {
                case 0 -> new MoveToQueue(interaction.id(), queueId(), "sofia");
                case 1 -> new AssignManually(interaction.id(), anyone, "sofia");
                case 2 -> new ChangePriority(interaction.id(), random.nextInt(11) - 5, "sofia");
                case 3 -> new CloseBySupervisor(interaction.id(), "spam", "sofia");
                default -> new AcceptOffer(new OfferId(interaction.id(), 1 + random.nextInt(3)), anyone);
            };
        }
        return switch (interaction.phase()) {
            case Interaction.Phase.Waiting _ ->
                random.nextInt(8) > 0
                        ? new ContactWrote(interaction.id(), "m")
                        : random.nextBoolean()
                                ? new ContactLeft(interaction.id())
                                : new RequestCallback(interaction.id(), order());
            case Interaction.Phase.Offered offered ->
                switch (random.nextInt(10)) {
                    case 0 -> new DeclineOffer(offered.offer(), offered.agent(), "busy");
                    case 1 -> new ReportDevice(offered.offer(), offered.agent(), DeviceTrouble.BUSY);
                    case 2 -> new ReportDevice(offered.offer(), offered.agent(), DeviceTrouble.FAILED);
                    case 3 -> new ContactLeft(interaction.id());
                    case 4 -> new ContactWrote(interaction.id(), "m");
                    default -> new AcceptOffer(offered.offer(), offered.agent());
                };
            case Interaction.Phase.Active active ->
                switch (random.nextInt(10)) {
                    case 0 -> new TransferToQueue(interaction.id(), active.agent(), queueId(), random.nextBoolean());
                    case 1 -> new TransferToAgent(interaction.id(), active.agent(), anyone);
                    case 2 -> new ContactLeft(interaction.id());
                    case 3, 4 -> new ContactWrote(interaction.id(), "m");
                    case 5 -> new AgentWrote(interaction.id(), active.agent());
                    default -> new CloseInteraction(interaction.id(), active.agent());
                };
            case Interaction.Phase.WrapUp wrapUp ->
                random.nextInt(5) == 0
                        ? new ContactWrote(interaction.id(), "late")
                        : new CompleteWrapUp(interaction.id(), wrapUp.agent(), new DispositionId("sold"));
            case Interaction.Phase.CallingBack _ ->
                new ReportCallback(
                        interaction.id(), random.nextBoolean() ? CallOutcome.REACHED : CallOutcome.NOT_REACHED);
        };
    }

    private Command arrival(Instant now) {
        int number = ++arrived;
        return new Enqueue(
                new InteractionId("i" + number),
                new ClientId("c" + number % 2),
                new QueueId("q" + (number % 2 + 2 * random.nextInt(QUEUES / 2))),
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                new ContactId("p" + random.nextInt(8)),
                random.nextInt(5) - 2,
                now.minusSeconds(random.nextInt(3)));
    }

    private Command presence() {
        AgentId agent = agentId(random.nextInt(AGENTS));
        return switch (random.nextInt(10)) {
            case 0 -> new SetPresence(agent, Presence.OFFLINE);
            case 1 -> new SetPresence(agent, Presence.paused("break"));
            case 2, 3 -> new DesktopConnected(agent, "s" + random.nextInt(2));
            case 4 -> new DesktopLost(agent, "s" + random.nextInt(2));
            case 5 -> new ForcePresence(agent, Presence.paused("training"), "sofia");
            default -> new SetPresence(agent, Presence.AVAILABLE);
        };
    }

    private Command configuration() {
        return switch (random.nextInt(8)) {
            case 0 -> operation();
            case 1 -> new RetireQueue(queueId(), version);
            case 2 -> new RetireAgent(agentId(random.nextInt(AGENTS)), version);
            case 3, 4 -> new DefineQueue(queue(random.nextInt(QUEUES)));
            default -> new DefineAgent(agent(random.nextInt(AGENTS)));
        };
    }

    private DefineOperation operation() {
        var defaults = OperationSettings.defaults(Seed.OPERATION);
        return new DefineOperation(new OperationSettings(
                defaults.id(),
                ++version,
                defaults.priorityBoost(),
                defaults.disconnectGrace(),
                defaults.conversationGrace(),
                defaults.missedOffersInRow(),
                defaults.rules().with(pick(QueuePolicy.values()))));
    }

    private QueueDefinition queue(int number) {
        var hours = new OpeningHours(
                ZoneId.of("Europe/Madrid"),
                Map.of(
                        DayOfWeek.MONDAY,
                        List.of(new OpeningHours.Period(LocalTime.of(8, 0), LocalTime.of(10, random.nextInt(30))))),
                Set.of());
        var rules = new QueueRules(
                pick(AgentPolicy.values()),
                1 + random.nextInt(3),
                random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(20),
                random.nextBoolean()
                        ? List.of()
                        : List.of(
                                new RelaxationStep(Duration.ofSeconds(15), requirements(3)),
                                new RelaxationStep(Duration.ofSeconds(30), List.of())),
                random.nextBoolean()
                        ? null
                        : new PreferredAgent(Duration.ofHours(1), Duration.ofSeconds(25), random.nextBoolean()),
                random.nextBoolean() ? null : Duration.ofSeconds(40),
                overflow(number),
                random.nextInt(3) == 0 ? hours : null,
                new ContractTerms(List.of(new ContractTerms.Band(0.8, 1000)), 90, 100));
        return new QueueDefinition(
                new QueueId("q" + number),
                ++version,
                new ClientId("c" + number % 2),
                requirements(8),
                new ServiceLevelTarget(0.8, Duration.ofSeconds(10L + random.nextInt(30))),
                Duration.ofSeconds(20),
                random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(45),
                rules);
    }

    private List<OverflowRule> overflow(int number) {
        Condition condition =
                switch (random.nextInt(6)) {
                    case 0 -> new Condition.EstimatedWaitAbove(Duration.ofMinutes(2));
                    case 1 -> new Condition.Waited(Duration.ofSeconds(100));
                    case 2 -> new Condition.DepthAbove(4);
                    case 3 -> new Condition.Closed();
                    default -> new Condition.NobodyStaffed();
                };
        Target target =
                switch (random.nextInt(5)) {
                    case 0 -> new Target.Callback(order());
                    case 1 -> new Target.Voicemail("box");
                    case 2 -> new Target.MessageAndClose("sorry");
                    case 3 -> new Target.BotFlow("night");
                    default -> new Target.ToQueue(new QueueId("q" + (number + 2) % QUEUES));
                };
        return random.nextBoolean() ? List.of() : List.of(new OverflowRule(condition, target));
    }

    private List<SkillRequirement> requirements(int least) {
        return random.nextBoolean()
                ? List.of()
                : List.of(new SkillRequirement(new SkillId("s" + random.nextInt(2)), 1 + random.nextInt(least)));
    }

    private AgentDefinition agent(int number) {
        var queues = new HashMap<QueueId, Integer>();
        for (int queue = 0; queue < QUEUES; queue++) {
            if (random.nextInt(4) > 0) {
                queues.put(new QueueId("q" + queue), 1 + random.nextInt(2));
            }
        }
        Set<ClientId> clients = random.nextInt(4) > 0
                ? Set.of(new ClientId("c0"), new ClientId("c1"))
                : Set.of(new ClientId("c" + random.nextInt(2)));
        var skills = Map.of(new SkillId("s0"), 1 + random.nextInt(10), new SkillId("s1"), 1 + random.nextInt(10));
        return new AgentDefinition(agentId(number), ++version, clients, skills, queues, CapacityProfile.DEFAULT);
    }

    private CallbackOrder order() {
        return pick(CallbackOrder.values());
    }

    private QueueId queueId() {
        return new QueueId("q" + random.nextInt(QUEUES));
    }

    private static AgentId agentId(int number) {
        return new AgentId("a" + number);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
