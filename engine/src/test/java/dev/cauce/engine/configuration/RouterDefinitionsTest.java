package dev.cauce.engine.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.OpeningHours;
import dev.cauce.engine.configuration.definition.Operation;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.replica.Received;
import dev.cauce.engine.routing.Router;
import dev.cauce.engine.routing.RoutingCommand;
import dev.cauce.routing.core.AgentPolicy;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.ContractTerms;
import dev.cauce.routing.core.Interaction.CallbackOrder;
import dev.cauce.routing.core.OperationId;
import dev.cauce.routing.core.OperationRules;
import dev.cauce.routing.core.OverflowRule;
import dev.cauce.routing.core.OverflowRule.Condition;
import dev.cauce.routing.core.OverflowRule.Target;
import dev.cauce.routing.core.PreferredAgent;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueuePolicy;
import dev.cauce.routing.core.QueueRules;
import dev.cauce.routing.core.RelaxationStep;
import dev.cauce.routing.core.SkillId;
import dev.cauce.routing.core.SkillRequirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RouterDefinitionsTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final String OLD_QUEUE = """
            "name":"Sales","client":"acme","operation":"demo","channels":["chat"],"requirements":[],
            "serviceLevel":{"share":0.8,"threshold":"PT20S"},"offerTimeout":"PT20S","wrapUpTimeout":"PT2M\"""";

    @Test
    void aQueueThatSaysNothingFinerHasTheUsualRules() {
        var told = queue("{" + OLD_QUEUE + "}", null);

        assertThat(told.queue().rules()).isEqualTo(QueueRules.DEFAULT);
    }

    @Test
    void everyRuleOfAQueueReachesTheRouter() {
        var told = queue("{" + OLD_QUEUE + """
                ,"openingHours":"office","routing":{"agentPolicy":"most-proficient","weight":2.5,"levelDelay":"PT1M",
                 "relaxation":[{"after":"PT30S","requirements":[{"skill":"es","minimumProficiency":2}]}],
                 "preferredAgent":{"lookBack":"PT1H","waitLimit":"PT10S","ignoreWaitWhenOffline":false},
                 "releaseSilentAfter":"PT10M","contract":[{"below":0.75,"amount":500}]},
                 "overflow":[{"when":"estimated-wait","longerThan":"PT9M","to":"callback","message":"Later."},
                  {"when":"waited","longerThan":"PT5M","to":"queue","queue":"support"},
                  {"when":"depth","moreThan":7,"to":"message","message":"Too many."},
                  {"when":"closed","to":"message","message":"Closed."},
                  {"when":"nobody-staffed","to":"queue","queue":"support","message":"Others help you."}]}""", hours());

        assertThat(told.queue().rules())
                .usingRecursiveComparison()
                .isEqualTo(new QueueRules(
                        AgentPolicy.MOST_PROFICIENT,
                        2.5,
                        Duration.ofMinutes(1),
                        List.of(new RelaxationStep(
                                Duration.ofSeconds(30), List.of(new SkillRequirement(new SkillId("es"), 2)))),
                        new PreferredAgent(Duration.ofHours(1), Duration.ofSeconds(10), false),
                        Duration.ofMinutes(10),
                        List.of(
                                new OverflowRule(
                                        new Condition.EstimatedWaitAbove(Duration.ofMinutes(9)),
                                        new Target.Callback(CallbackOrder.AGENT_FIRST),
                                        "Later."),
                                new OverflowRule(
                                        new Condition.Waited(Duration.ofMinutes(5)),
                                        new Target.ToQueue(new QueueId("support"))),
                                new OverflowRule(new Condition.DepthAbove(7), new Target.MessageAndClose("Too many.")),
                                new OverflowRule(new Condition.Closed(), new Target.MessageAndClose("Closed.")),
                                new OverflowRule(
                                        new Condition.NobodyStaffed(),
                                        new Target.ToQueue(new QueueId("support")),
                                        "Others help you.")),
                        hours().hours(),
                        new ContractTerms(List.of(new ContractTerms.Band(0.75, 500)), 0, 0)));
    }

    @Test
    void openingHoursAreThoseOfTheirTimeZoneAndDatesThatDiffer() {
        var hours = hours().hours();

        assertThat(hours.isOpen(Instant.parse("2026-12-21T08:30:00Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-12-21T07:30:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-12-28T08:30:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2027-01-04T08:30:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2027-01-04T10:30:00Z"))).isTrue();
    }

    @Test
    void everyRuleOfAnOperationReachesTheRouter() {
        var told = operation("""
                {"name":"Demo","routing":{"queuePolicy":"weighted-delay",
                 "backOffs":{"declined":"PT1S","expired":"PT2S"},"interrupts":{"voice":["chat"]},
                 "missedOffersByChannel":{},"keepConversations":[],"lookBack":"PT1H","callback":{"attempts":5}}}""");

        assertThat(told.settings().rules())
                .isEqualTo(new OperationRules(
                        QueuePolicy.WEIGHTED_DELAY,
                        new OperationRules.BackOffs(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(30)),
                        Map.of(Channel.VOICE, Set.of(Channel.CHAT)),
                        Map.of(),
                        Set.of(),
                        Duration.ofHours(1),
                        new OperationRules.Callbacks(Duration.ofMinutes(1), 5, Duration.ofMinutes(5))));
        assertThat(operation("{\"name\":\"Demo\"}").settings().rules()).isEqualTo(OperationRules.DEFAULT);
    }

    @Test
    void whatTheRouterIsToldReadsFromTheLogAsItWasWritten() {
        var command = new RoutingCommand(new OperationId("demo"), queue("{" + OLD_QUEUE + """
                        ,"openingHours":"office","overflow":[{"when":"closed","to":"message","message":"Closed."}]}""", hours()));
        var codec = Router.codec();

        assertThat(codec.readCommand("0@0", codec.writeCommand("1", command)))
                .isEqualTo(new Received.Understood<>("1", command));
    }

    @Test
    void aCommandOfEarlierTimesHasNoNoticesAndNoOtherDates() {
        var codec = Router.codec();
        var written = new String(
                codec.writeCommand(
                        "1", new RoutingCommand(new OperationId("demo"), queue("{" + OLD_QUEUE + """
                                        ,"openingHours":"office","overflow":[{"when":"closed","to":"message","message":"x"}]}""", hours()))),
                UTF_8);
        var earlier = written.replaceAll(",\"others\":\\{.*?]}", "");
        assertThat(earlier).isNotEqualTo(written);

        assertThat(codec.readCommand("0@0", earlier.getBytes(UTF_8)))
                .isInstanceOf(Received.Understood.class)
                .asString()
                .contains("notice=null")
                .contains("others={}");
    }

    private static Command.DefineQueue queue(String document, @Nullable OpeningHours hours) {
        return (Command.DefineQueue) RouterDefinitions.of("sales", 3, read(Queue.class, document), null, hours)
                .orElseThrow()
                .command();
    }

    private static Command.DefineOperation operation(String document) {
        return (Command.DefineOperation) RouterDefinitions.of("demo", 3, read(Operation.class, document), null, null)
                .orElseThrow()
                .command();
    }

    private static OpeningHours hours() {
        return read(OpeningHours.class, """
                {"name":"Office","client":"acme","timeZone":"Europe/Madrid","week":{"monday":[{"from":"09:00","to":"18:00"}]},
                 "holidays":[{"date":"2026-12-28","name":"Closed"},
                             {"date":"2027-01-04","name":"Late","open":[{"from":"11:00","to":"14:00"}]}]}""");
    }

    private static <T extends Definition> T read(Class<T> type, String document) {
        return new Documents(JSON).read(type, document);
    }
}
