package dev.cauce.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline.Author;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.Decision.Ending;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BatchPlanTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ContactAddress EVA = new ContactAddress("acme", "acme-web", "eva");
    private static final Entry ENTRY = new Entry("chat", "demo", "acme-sales", 5, true);
    private static final Known NOTHING = known(0, null);

    @Test
    void aFirstMessageOpensAConversationAndIsQueued() {
        var plan = planned(NOTHING, wrote("1"));
        assertThat(plan.writes().conversations()).singleElement().satisfies(opened -> assertThat(opened.queue())
                .isEqualTo("acme-sales"));
        assertThat(commands(plan)).singleElement().isInstanceOfSatisfying(Command.Enqueue.class, enqueue -> {
            assertThat(enqueue.priority()).isEqualTo(5);
            assertThat(enqueue.receivedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void furtherMessagesGoOnInTheOpenConversationWithTheNextNumbers() {
        var plan = planned(NOTHING, wrote("1"), wrote("2"), wrote("3"));
        assertThat(plan.writes().messages()).extracting(StoredMessage::sequence).containsExactly(1L, 2L, 3L);
        assertThat(plan.writes().conversations()).hasSize(1);
        assertThat(commands(plan).subList(1, 3)).hasOnlyElementsOfType(Command.ContactWrote.class);
        assertThat(plan.writes().threads()).singleElement().satisfies(thread -> assertThat(thread.lastSequence())
                .isEqualTo(3));
    }

    @Test
    void aMessageSentTwiceInABatchIsStoredOnce() {
        var plan = planned(NOTHING, wrote("1"), wrote("1"));
        assertThat(plan.writes().messages()).hasSize(1);
        assertThat(plan.duplicates()).isEqualTo(1);
    }

    @Test
    void aBatchTakenUpAgainWritesNothingAndTellsTheSameAgain() {
        var first = planned(NOTHING, wrote("1"), wrote("2"));
        var again = planned(after(NOTHING, first), wrote("1"), wrote("2"));
        assertThat(again.writes().messages()).isEmpty();
        assertThat(again.writes().conversations()).isEmpty();
        assertThat(again.writes().threads()).isEmpty();
        assertThat(again.consequences()).isEqualTo(first.consequences());
    }

    @Test
    void aBatchTakenUpHalfWayGoesOnWhereItStopped() {
        var first = planned(NOTHING, wrote("1"));
        var again = planned(after(NOTHING, first), wrote("1"), wrote("2"));
        assertThat(again.writes().messages())
                .extracting(StoredMessage::sequence)
                .containsExactly(2L);
    }

    @Test
    void whatAnAgentHasReadIsMarkedOnTheNewestOfThoseMessages() {
        var open = after(NOTHING, planned(NOTHING, wrote("1"), wrote("2")));
        var newest = Objects.requireNonNull(open.messages().get(ConversationIds.message(EVA, "2")));
        String conversation = open.conversations().keySet().iterator().next();
        var read = new Taken.FromAgent(new AgentEvent.ContactMessagesRead("r", EVA, conversation, "ana", 2));

        var plan = planned(
                new Known(
                        open.threads(), open.conversations(), open.messages(), Map.of(), Map.of("r", newest), Map.of()),
                read);

        assertThat(plan.consequences()).contains(new Consequence.MarkRead("chat", EVA, newest));
        assertThat(planned(open, read).consequences()).noneMatch(Consequence.MarkRead.class::isInstance);
        var first = Objects.requireNonNull(open.messages().get(ConversationIds.message(EVA, "1")));
        var before = new Taken.FromAgent(new AgentEvent.ContactMessagesRead("q", EVA, conversation, "ana", 1));
        var both = new Known(
                open.threads(),
                open.conversations(),
                open.messages(),
                Map.of(),
                Map.of("q", first, "r", newest),
                Map.of());
        for (var order : List.of(List.of(before, read), List.of(read, before))) {
            assertThat(planned(both, order.getFirst(), order.getLast()).consequences())
                    .filteredOn(Consequence.MarkRead.class::isInstance)
                    .containsExactly(new Consequence.MarkRead("chat", EVA, newest));
        }
    }

    @Test
    void anAnswerNamesOurMessageOrTheContactsOwn() {
        var known = new Known(
                NOTHING.threads(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(Known.answer(EVA, "wamid.ours"), "a1"));

        var plan = planned(known, answering("1", "wamid.ours", "x"), answering("2", "wamid.theirs", "1"));

        assertThat(plan.writes().messages())
                .extracting(message -> message.parts().getFirst())
                .containsExactly(new Part.Quote("a1"), new Part.Quote(ConversationIds.message(EVA, "1")));
    }

    private static Taken answering(String id, String origin, String event) {
        return new Taken.FromContact(new ChannelEvent.MessageReceived(
                id, EVA, NOW, null, List.of(new Part.Answering(origin, event), new Part.Text("yes"))));
    }

    @Test
    void whatAProviderNotesIsSeenByStaffInAnOpenConversationAndOpensNone() {
        var noted = new Taken.FromContact(
                new ChannelEvent.ContactNoted("n", EVA, NOW, List.of(new Part.Text("A new number"))));

        var plan = planned(NOTHING, wrote("1"), noted, noted);

        assertThat(plan.writes().messages()).hasSize(2).last().satisfies(note -> {
            assertThat(note.note()).isTrue();
            assertThat(note.author()).isEqualTo(Author.SYSTEM);
        });
        assertThat(plan.consequences()).noneMatch(Consequence.Deliver.class::isInstance);
        assertThat(planned(NOTHING, noted).writes().messages()).isEmpty();
        assertThat(planned(NOTHING, noted).writes().conversations()).isEmpty();
    }

    @Test
    void aFileThatSettledIsToldBehindItsMessageAndNotTakenWithoutIt() {
        var file = new Part.Attachment("f", "bill.pdf", "application/pdf", 13);
        var settled = new Taken.FromContact(new ChannelEvent.FileSettled("file:f", EVA, NOW, "1", file));

        var plan = planned(NOTHING, wrote("1"), settled);

        assertThat(plan.consequences().getLast())
                .isInstanceOfSatisfying(Consequence.Tell.class, tell -> assertThat(tell.event())
                        .isInstanceOfSatisfying(ConversationEvent.FileSettled.class, told -> {
                            assertThat(told.message()).isEqualTo(ConversationIds.message(EVA, "1"));
                            assertThat(told.file()).isEqualTo(file);
                        }));
        assertThat(planned(NOTHING, settled).refusals())
                .extracting(BatchPlan.Refusal::reason)
                .containsExactly("unknown-message");
    }

    @Test
    void whatAnAgentWritesIsDeliveredAndANoteIsNot() {
        var open = after(NOTHING, planned(NOTHING, wrote("1")));
        String conversation = open.conversations().keySet().iterator().next();
        var plan = planned(open, agent("a1", conversation, false), agent("a2", conversation, true));
        assertThat(plan.writes().messages()).extracting(StoredMessage::sequence).containsExactly(2L, 3L);
        assertThat(plan.consequences().stream().filter(Consequence.Deliver.class::isInstance))
                .hasSize(1);
        assertThat(commands(plan))
                .hasOnlyElementsOfType(Command.AgentWrote.class)
                .hasSize(1);
    }

    @Test
    void aNoticeIsStoredAsNobodysAndToldOnceHoweverOftenItIsTakenUp() {
        var open = after(NOTHING, planned(NOTHING, wrote("1")));
        String conversation = open.conversations().keySet().iterator().next();
        var notice = new Taken.FromAgent(new AgentEvent.NoticeWritten("n", EVA, conversation, NOW, "We are closed."));
        var plan = planned(open, notice, notice);
        assertThat(plan.writes().messages()).singleElement().satisfies(message -> {
            assertThat(message.author()).isEqualTo(Author.SYSTEM);
            assertThat(message.agent()).isNull();
            assertThat(message.sequence()).isEqualTo(2);
        });
        assertThat(commands(plan)).isEmpty();
        assertThat(plan.duplicates()).isEqualTo(1);
    }

    @Test
    void anEndingIsToldAfterWhatTheAgentWroteLast() {
        var open = after(NOTHING, planned(NOTHING, wrote("1")));
        String conversation = open.conversations().keySet().iterator().next();
        var plan = planned(
                open,
                agent("a1", conversation, false),
                new Taken.FromAgent(new AgentEvent.ConversationClosed(
                        "closed:" + conversation, EVA, conversation, Ending.COMPLETED, true)));
        assertThat(plan.consequences().getLast())
                .isEqualTo(new Consequence.Tell(
                        new ConversationEvent.ConversationEnded(EVA, conversation, Ending.COMPLETED, true)));
        assertThat(plan.writes().endings()).containsExactly(new Writes.Ending(conversation, true));
    }

    @Test
    void anAgentsMessageToAConversationThatIsNotThereIsPutAside() {
        var plan = planned(NOTHING, agent("a1", "nowhere", false));
        assertThat(plan.refusals()).extracting(BatchPlan.Refusal::reason).containsExactly("unknown-conversation");
    }

    @Test
    void aMessageOnAChannelThatIsNotConfiguredIsPutAside() {
        var plan = new BatchPlan(NOTHING, _ -> Optional.empty());
        plan.take(wrote("1"));
        assertThat(plan.refusals()).extracting(BatchPlan.Refusal::reason).containsExactly("unknown-channel");
        assertThat(plan.writes().messages()).isEmpty();
    }

    @Test
    void aReceiptReachesNoFurtherThanTheThread() {
        var open = after(NOTHING, planned(NOTHING, wrote("1")));
        var plan = planned(
                open,
                new Taken.FromContact(new ChannelEvent.ReceiptReceived("r", EVA, NOW, 99, Receipt.READ)),
                new Taken.FromContact(new ChannelEvent.ReceiptReceived("s", EVA, NOW, 0, Receipt.READ)));
        assertThat(plan.writes().receipts())
                .containsExactly(Map.entry(
                        new Writes.ReceiptKey("acme", ConversationIds.thread(EVA), Author.AGENT, Receipt.READ), 1L));
    }

    @Test
    void aContactWhoLeavesIsToldToTheRouterOnlyWhileAConversationIsOpen() {
        var left = new Taken.FromContact(new ChannelEvent.ContactClosed("c", EVA, NOW));
        assertThat(planned(NOTHING, left).consequences()).isEmpty();
        assertThat(commands(planned(after(NOTHING, planned(NOTHING, wrote("1"))), left)))
                .hasOnlyElementsOfType(Command.ContactLeft.class)
                .hasSize(1);
    }

    @Test
    void whatBecameOfOneMessageIsToldAndNeverTakenBack() {
        var open = after(NOTHING, planned(NOTHING, wrote("1")));
        String conversation = open.conversations().keySet().iterator().next();
        var answered = after(open, planned(open, agent("a1", conversation, false)));
        var plan = planned(answered, reported("a1", Receipt.DELIVERED), reported("a1", Receipt.FAILED));
        assertThat(plan.writes().reports()).extracting(Writes.Report::receipt).containsExactly(Receipt.DELIVERED);
        assertThat(plan.consequences())
                .containsExactly(new Consequence.Tell(
                        new ConversationEvent.MessageReported(EVA, conversation, "a1", 2, Receipt.DELIVERED, null)));
    }

    @Test
    void aReportOnAMessageOfAnotherThreadIsPutAside() {
        var plan = planned(NOTHING, reported("a1", Receipt.READ));
        assertThat(plan.refusals()).extracting(BatchPlan.Refusal::reason).containsExactly("unknown-message");
    }

    private static Taken reported(String message, Receipt receipt) {
        return new Taken.FromContact(new ChannelEvent.MessageReported("r", EVA, NOW, message, receipt, null));
    }

    private static Taken wrote(String id) {
        return new Taken.FromContact(
                new ChannelEvent.MessageReceived(id, EVA, NOW, null, List.of(new Part.Text("text " + id))));
    }

    private static Taken agent(String id, String conversation, boolean note) {
        return new Taken.FromAgent(new AgentEvent.MessageWritten(
                id, EVA, conversation, "ana", "Ana", note, NOW, List.of(new Part.Text("reply"))));
    }

    private static BatchPlan planned(Known known, Taken... records) {
        var plan = new BatchPlan(known, _ -> Optional.of(ENTRY));
        Arrays.stream(records).forEach(plan::take);
        return plan;
    }

    private static List<Command> commands(BatchPlan plan) {
        return plan.consequences().stream()
                .filter(Consequence.Route.class::isInstance)
                .map(consequence -> ((Consequence.Route) consequence).command())
                .toList();
    }

    private static Known known(long sequence, @org.jspecify.annotations.Nullable String conversation) {
        return new Known(
                Map.of(EVA.key(), new Known.LockedThread(ConversationIds.thread(EVA), sequence, conversation)),
                Map.of(),
                Map.of(),
                Map.of());
    }

    /** What PostgreSQL would hold after the plan was committed. */
    private static Known after(Known before, BatchPlan plan) {
        Map<String, Known.LockedThread> threads = new HashMap<>(before.threads());
        plan.writes()
                .threads()
                .forEach(thread -> threads.put(
                        EVA.key(),
                        new Known.LockedThread(thread.id(), thread.lastSequence(), thread.openConversation())));
        Map<String, Known.Conversation> conversations = new HashMap<>(before.conversations());
        plan.writes()
                .conversations()
                .forEach(one -> conversations.put(
                        one.id(),
                        new Known.Conversation(
                                one.id(), ConversationIds.thread(EVA), one.operation(), one.firstMessage(), false)));
        Map<String, Known.Message> messages = new HashMap<>(before.messages());
        plan.writes()
                .messages()
                .forEach(one -> messages.put(
                        one.id(),
                        new Known.Message(
                                one.id(),
                                ConversationIds.thread(EVA),
                                one.sequence(),
                                one.sequence(),
                                one.conversation())));
        return new Known(threads, conversations, messages, Map.of());
    }
}
