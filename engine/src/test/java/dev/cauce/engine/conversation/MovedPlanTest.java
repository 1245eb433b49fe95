package dev.cauce.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.routing.core.Command;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A conversation that began in a chat with three messages and goes on by e-mail, where one was written before it came. */
final class MovedPlanTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ContactAddress CHAT = new ContactAddress("acme", "acme-web", "eva");
    private static final ContactAddress MAIL = new ContactAddress("acme", "acme-mail", "eva@example.org", "t1");
    private static final ContactAddress ELSEWHERE = new ContactAddress("acme", "acme-mail", "eva@example.org", "t2");
    private static final String CONVERSATION = "c1";
    private static final Entry ENTRY = new Entry("chat", "demo", "acme-sales", 5, true);
    private static final Known BEFORE = new Known(
            Map.of(
                    CHAT.key(), new Known.LockedThread(ConversationIds.thread(CHAT), 3, CONVERSATION),
                    MAIL.key(), new Known.LockedThread(ConversationIds.thread(MAIL), 1, CONVERSATION),
                    ELSEWHERE.key(), new Known.LockedThread(ConversationIds.thread(ELSEWHERE), 0, null)),
            Map.of(
                    CONVERSATION,
                    new Known.Conversation(CONVERSATION, ConversationIds.thread(CHAT), "demo", "first", false)),
            Map.of(),
            Map.of(
                    CONVERSATION,
                    new Known.Moved(Set.of(ConversationIds.thread(MAIL)), ConversationIds.thread(MAIL), 3)));

    @Test
    void whatIsWrittenThereComesIntoItAndEachThreadKeepsItsNumbersWithoutGaps() {
        var plan = planned(BEFORE, agent("a1", MAIL), wrote("m1", MAIL), wrote("m2", CHAT), agent("a2", MAIL));

        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.writes().conversations()).isEmpty();
        assertThat(plan.writes().messages()).allMatch(one -> one.conversation().equals(CONVERSATION));
        assertThat(plan.writes().messages()).extracting(StoredMessage::sequence).containsExactly(2L, 3L, 4L, 4L);
        assertThat(plan.writes().messages()).extracting(StoredMessage::place).containsExactly(4L, 5L, 6L, 7L);
        assertThat(plan.writes().lastPlaces()).isEqualTo(Map.of(CONVERSATION, 7L));
        assertThat(commands(plan))
                .hasSize(4)
                .allMatch(command -> command instanceof Command.ContactWrote || command instanceof Command.AgentWrote);
        assertThat(plan.consequences().stream()
                        .filter(Consequence.Deliver.class::isInstance)
                        .map(one -> ((Consequence.Deliver) one).message().to()))
                .containsExactly(MAIL, MAIL);
    }

    @Test
    void theSameBatchAgainWritesNothingAndTellsTheSame() {
        Taken[] batch = {agent("a1", MAIL), wrote("m1", MAIL), wrote("m2", CHAT)};
        var first = planned(BEFORE, batch);

        var again = planned(after(BEFORE, first), batch);

        assertThat(again.writes().messages()).isEmpty();
        assertThat(again.writes().threads()).isEmpty();
        assertThat(again.writes().lastPlaces()).isEmpty();
        assertThat(again.consequences()).isEqualTo(first.consequences());
    }

    @Test
    void aMessageHandedInAgainAfterTheMoveStaysWhereItWas() {
        var first = planned(BEFORE, agent("a1", CHAT));

        var again = planned(after(BEFORE, first), agent("a1", MAIL));

        assertThat(again.writes().messages()).isEmpty();
        assertThat(again.consequences()).isEmpty();
        assertThat(again.duplicates()).isEqualTo(1);
    }

    @Test
    void aContactWhoLeavesTheChatItWasInDoesNotEndIt() {
        var left = new Taken.FromContact(new ChannelEvent.ContactClosed("left", CHAT, NOW));

        assertThat(planned(BEFORE, left).consequences()).isEmpty();
    }

    @Test
    void anotherThreadOfTheSameContactIsNotItsOwn() {
        assertThat(planned(BEFORE, agent("a1", ELSEWHERE)).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo("unknown-conversation"));
        assertThat(planned(BEFORE, wrote("m1", ELSEWHERE)).writes().conversations())
                .hasSize(1);
    }

    private static Taken wrote(String id, ContactAddress contact) {
        return new Taken.FromContact(
                new ChannelEvent.MessageReceived(id, contact, NOW, null, List.of(new Part.Text("text " + id))));
    }

    private static Taken agent(String id, ContactAddress contact) {
        return new Taken.FromAgent(new AgentEvent.MessageWritten(
                id, contact, CONVERSATION, "ana", "Ana", false, NOW, List.of(new Part.Text("reply"))));
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

    private static Known after(Known before, BatchPlan plan) {
        Map<String, Known.Message> messages = new HashMap<>(before.messages());
        plan.writes()
                .messages()
                .forEach(one -> messages.put(
                        one.id(),
                        new Known.Message(
                                one.id(),
                                ConversationIds.thread(one.contact()),
                                one.sequence(),
                                Objects.requireNonNull(one.place()),
                                one.conversation())));
        Map<String, Known.LockedThread> threads = new HashMap<>();
        before.threads().forEach((key, thread) -> threads.put(key, moved(thread, plan)));
        var moved = Objects.requireNonNull(before.moved().get(CONVERSATION));
        return new Known(
                threads,
                before.conversations(),
                messages,
                Map.of(
                        CONVERSATION,
                        new Known.Moved(
                                moved.threads(),
                                moved.current(),
                                plan.writes().lastPlaces().getOrDefault(CONVERSATION, moved.lastPlace()))));
    }

    private static Known.LockedThread moved(Known.LockedThread thread, BatchPlan plan) {
        return plan.writes().threads().stream()
                .filter(changed -> changed.id().equals(thread.id()))
                .findFirst()
                .map(changed ->
                        new Known.LockedThread(changed.id(), changed.lastSequence(), changed.openConversation()))
                .orElse(thread);
    }
}
