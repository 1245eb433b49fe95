package dev.cauce.routing.core;

import static dev.cauce.routing.core.Center.ANA;
import static dev.cauce.routing.core.Center.BRUNO;
import static dev.cauce.routing.core.Center.SALES;
import static dev.cauce.routing.core.Center.SUPPORT;
import static dev.cauce.routing.core.Center.queue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Command.*;
import dev.cauce.routing.core.Interaction.CallbackOrder;
import dev.cauce.routing.core.Interaction.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every command about an interaction comes to in every phase; a pair that is missing here fails. */
class PhasesAndCommandsTest {
    private static final InteractionId CHAT = new InteractionId("chat");
    private static final OfferId OFFER = new OfferId(CHAT, 1);

    /** Rows: commands. Columns: waiting, offered to Ana, active with Ana, wrap-up of Ana, calling back for Ana. */
    private static final String TABLE = """
            Enqueue           | Waiting     | Offered     | Active      | WrapUp      | CallingBack
            ContactWrote      | Waiting     | Offered     | Active      | WrapUp      | CallingBack
            ContactLeft       | gone        | gone        | WrapUp      | WrapUp      | CallingBack
            RequestCallback   | Waiting     | WRONG_PHASE | WRONG_PHASE | WRONG_PHASE | CallingBack
            ReportCallback    | WRONG_PHASE | WRONG_PHASE | WRONG_PHASE | WRONG_PHASE | Offered
            AcceptOffer       | OFFER_GONE  | Active      | OFFER_GONE  | OFFER_GONE  | OFFER_GONE
            DeclineOffer      | OFFER_GONE  | Waiting     | OFFER_GONE  | OFFER_GONE  | OFFER_GONE
            ReportDevice      | OFFER_GONE  | Waiting     | OFFER_GONE  | OFFER_GONE  | OFFER_GONE
            AgentWrote        | NOT_OWNER   | WRONG_PHASE | Active      | WRONG_PHASE | WRONG_PHASE
            TransferToQueue   | NOT_OWNER   | WRONG_PHASE | Waiting     | WRONG_PHASE | WRONG_PHASE
            TransferToAgent   | NOT_OWNER   | WRONG_PHASE | Offered     | WRONG_PHASE | WRONG_PHASE
            CloseInteraction  | NOT_OWNER   | WRONG_PHASE | WrapUp      | WrapUp      | WRONG_PHASE
            CompleteWrapUp    | NOT_OWNER   | WRONG_PHASE | WRONG_PHASE | gone        | WRONG_PHASE
            MoveToQueue       | Waiting     | Waiting     | Waiting     | WRONG_PHASE | WRONG_PHASE
            AssignManually    | Active      | Active      | Active      | WRONG_PHASE | Active
            ChangePriority    | Waiting     | Offered     | Active      | WrapUp      | CallingBack
            CloseBySupervisor | gone        | gone        | gone        | gone        | gone
            """;

    private static final List<Class<? extends Phase>> PHASES = List.of(
            Phase.Waiting.class, Phase.Offered.class, Phase.Active.class, Phase.WrapUp.class, Phase.CallingBack.class);

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryPhase() {
        var tests = new ArrayList<DynamicTest>();
        table().forEach((command, outcomes) -> {
            for (int column = 0; column < PHASES.size(); column++) {
                var phase = PHASES.get(column);
                String outcome = outcomes.get(column);
                tests.add(DynamicTest.dynamicTest(
                        command + " when " + phase.getSimpleName() + " gives " + outcome,
                        () -> assertThat(outcome(phase, command)).isEqualTo(outcome)));
            }
        });
        return tests.stream();
    }

    @Test
    void noPhaseAndNoCommandAboutAnInteractionIsMissing() {
        assertThat(Set.<Class<?>>copyOf(PHASES)).isEqualTo(Set.of(Phase.class.getPermittedSubclasses()));
        assertThat(table().keySet())
                .containsExactlyInAnyOrderElementsOf(leaves(Command.class)
                        .filter(type -> !Configure.class.isAssignableFrom(type))
                        .map(Class::getSimpleName)
                        .filter(name -> !List.of("SetPresence", "DesktopConnected", "DesktopLost", "ForcePresence")
                                .contains(name))
                        .toList());
    }

    private static String outcome(Class<? extends Phase> phase, String command) {
        var center = in(phase);
        assertThat(center.interaction("chat").phase()).isInstanceOf(phase);
        Reply reply = center.send(command(command));
        return switch (reply) {
            case Reply.Rejected rejected -> rejected.code().name();
            case Reply.Done _ ->
                center.find("chat")
                        .map(interaction -> interaction.phase().getClass().getSimpleName())
                        .orElse("gone");
        };
    }

    private static Center in(Class<? extends Phase> phase) {
        var center = new Center().define(queue(SALES)).define(queue(SUPPORT));
        center.signIn(Center.agent(BRUNO, Map.of(), Map.of()));
        if (phase == Phase.Waiting.class) {
            center.define(Center.agent(ANA, Map.of(), Map.of(SALES, 1)));
            return center.arrives("chat");
        }
        if (phase == Phase.CallingBack.class) {
            center.arrives("chat");
            center.send(new RequestCallback(CHAT, CallbackOrder.CUSTOMER_FIRST));
            return center.signIn(ANA);
        }
        center.signIn(ANA).arrives("chat");
        if (phase != Phase.Offered.class) {
            center.accepts(ANA, "chat");
        }
        if (phase == Phase.WrapUp.class) {
            center.send(new CloseInteraction(CHAT, ANA));
        }
        return center;
    }

    private static Command command(String name) {
        return switch (name) {
            case "Enqueue" ->
                new Enqueue(CHAT, Center.ACME, SALES, Channel.CHAT, new ContactId("again"), 0, Center.NINE);
            case "ContactWrote" -> new ContactWrote(CHAT, "m");
            case "ContactLeft" -> new ContactLeft(CHAT);
            case "RequestCallback" -> new RequestCallback(CHAT, CallbackOrder.AGENT_FIRST);
            case "ReportCallback" -> new ReportCallback(CHAT, CallOutcome.REACHED);
            case "AcceptOffer" -> new AcceptOffer(OFFER, ANA);
            case "DeclineOffer" -> new DeclineOffer(OFFER, ANA, null);
            case "ReportDevice" -> new ReportDevice(OFFER, ANA, DeviceTrouble.BUSY);
            case "AgentWrote" -> new AgentWrote(CHAT, ANA);
            case "TransferToQueue" -> new TransferToQueue(CHAT, ANA, SUPPORT, true);
            case "TransferToAgent" -> new TransferToAgent(CHAT, ANA, BRUNO);
            case "CloseInteraction" -> new CloseInteraction(CHAT, ANA);
            case "CompleteWrapUp" -> new CompleteWrapUp(CHAT, ANA, new DispositionId("done"));
            case "MoveToQueue" -> new MoveToQueue(CHAT, SUPPORT, "sofia");
            case "AssignManually" -> new AssignManually(CHAT, BRUNO, "sofia");
            case "ChangePriority" -> new ChangePriority(CHAT, 3, "sofia");
            case "CloseBySupervisor" -> new CloseBySupervisor(CHAT, "spam", "sofia");
            default -> throw new AssertionError("No such command: " + name);
        };
    }

    private static Map<String, List<String>> table() {
        var rows = new LinkedHashMap<String, List<String>>();
        TABLE.lines().forEach(line -> {
            var cells = Stream.of(line.split("\\|")).map(String::strip).toList();
            rows.put(cells.getFirst(), cells.subList(1, cells.size()));
        });
        return rows;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(PhasesAndCommandsTest::leaves)
                : Stream.of(type);
    }
}
