package dev.cauce.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Notice;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline;
import dev.cauce.channel.chat.ServerFrame.Closed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ChatSessionTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ContactAddress VISITOR = new ContactAddress("acme", "acme-web", "v1");
    private static final ChatLimits LIMITS = new ChatLimits(1_000, 100, 2, 10, Duration.ofSeconds(1), 5, 3);

    private static final @Nullable Closed NONE = null;

    private final ChatSession session = new ChatSession(LIMITS, NOW);

    @Test
    void theFirstFrameIsVerifiedAndWhatWasMissedIsLoaded() {
        assertThat(frame("{'type':'authenticate','token':'t','lastSequence':4}"))
                .containsExactly(new ChatOutput.Verify("t"));
        assertThat(on(new ChatInput.Verified(VISITOR)))
                .containsExactly(
                        new ChatOutput.Send(new ServerFrame.Welcome("v1")),
                        new ChatOutput.Load(VISITOR, 4, 3, Duration.ZERO));
    }

    @Test
    void aTokenThatIsNotGoodEndsTheConnection() {
        frame("{'type':'authenticate','token':'t'}");
        assertThat(on(new ChatInput.Verified(null)))
                .singleElement()
                .isInstanceOfSatisfying(
                        ChatOutput.HangUp.class, end -> assertThat(end.code()).isEqualTo(4401));
        assertThat(frame("{'type':'close'}")).isEmpty();
    }

    @Test
    void silenceBeforeTheTokenEndsTheConnectionAndLaterDoesNot() {
        assertThat(on(new ChatInput.AuthenticationDue())).hasOnlyElementsOfType(ChatOutput.HangUp.class);
        var live = live(0);
        assertThat(live.on(new ChatInput.AuthenticationDue(), NOW)).isEmpty();
    }

    @Test
    void nothingIsTakenBeforeTheToken() {
        assertThat(codes(frame("{'type':'message','id':'1','text':'hi'}"))).containsExactly("not-authenticated");
    }

    @Test
    void aMessageIsAcceptedOnlyOnceItIsDurableAndSentAgainItIsTheSameEvent() {
        var live = live(0);
        var first = live.on(new ChatInput.FrameReceived("{\"type\":\"message\",\"id\":\"a\",\"text\":\"hi\"}"), NOW);
        var again = live.on(new ChatInput.FrameReceived("{\"type\":\"message\",\"id\":\"a\",\"text\":\"hi\"}"), NOW);
        assertThat(first)
                .isEqualTo(again)
                .containsExactly(new ChatOutput.PublishMessage(
                        new ChannelEvent.MessageReceived("a", VISITOR, NOW, null, List.of(new Part.Text("hi")))));
        assertThat(live.on(new ChatInput.Published("a"), NOW))
                .containsExactly(new ChatOutput.Send(new ServerFrame.Accepted("a")));
    }

    @Test
    void aMessageThatMayNotBeDurableIsToldByItsId() {
        assertThat(codes(live(0).on(new ChatInput.NotPublished("a", "not-taken", "Send it again."), NOW)))
                .containsExactly("not-taken");
    }

    @Test
    void whatHappensWhileTheBacklogIsReadIsSentAfterItOnceAndInOrder() {
        greet(0);
        assertThat(on(new ChatInput.Told(message(2)))).isEmpty();
        assertThat(on(new ChatInput.Told(message(3)))).isEmpty();
        assertThat(on(new ChatInput.Loaded(List.of(entry(1), entry(2)), NONE)))
                .containsExactly(send(message(1)), send(message(2)), send(message(3)));
        assertThat(on(new ChatInput.Told(message(3)))).isEmpty();
    }

    @Test
    void aLongBacklogIsReadInPages() {
        greet(0);
        assertThat(on(new ChatInput.Loaded(List.of(entry(1), entry(2), entry(3)), NONE)))
                .endsWith(new ChatOutput.Load(VISITOR, 3, 3, Duration.ZERO));
    }

    @Test
    void aConversationThatEndedMeanwhileIsToldAfterItsMessages() {
        greet(0);
        var closed = new ServerFrame.Closed("c1", Notice.ClosedBy.AGENT, true);
        assertThat(on(new ChatInput.Loaded(List.of(entry(1)), closed)))
                .containsExactly(send(message(1)), new ChatOutput.Send(closed));
    }

    @Test
    void aReceiptNeverGoesBackAndNeverBeyondWhatWasSent() {
        var live = live(3);
        assertThat(live.on(read(2), NOW)).hasOnlyElementsOfType(ChatOutput.Publish.class);
        assertThat(live.on(read(1), NOW)).isEmpty();
        assertThat(live.on(read(99), NOW)).isEmpty();
    }

    @Test
    void typingIsASignalAndClosingIsAnEvent() {
        var live = live(0);
        assertThat(live.on(new ChatInput.FrameReceived("{\"type\":\"typing\",\"typing\":true}"), NOW))
                .hasOnlyElementsOfType(ChatOutput.Signal.class);
        assertThat(live.on(new ChatInput.FrameReceived("{\"type\":\"close\"}"), NOW))
                .hasOnlyElementsOfType(ChatOutput.Publish.class);
    }

    @Test
    void whoSendsTooFastIsToldAndMayGoOnLater() {
        var live = live(0);
        for (int at = 0; at < 9; at++) {
            live.on(new ChatInput.FrameReceived("{\"type\":\"typing\",\"typing\":true}"), NOW);
        }
        assertThat(codes(live.on(new ChatInput.FrameReceived("{\"type\":\"close\"}"), NOW)))
                .containsExactly("too-many-frames");
        assertThat(live.on(new ChatInput.FrameReceived("{\"type\":\"close\"}"), NOW.plusSeconds(1)))
                .hasOnlyElementsOfType(ChatOutput.Publish.class);
    }

    @Test
    void whoSendsOnlyNonsenseIsDisconnected() {
        var last =
                IntStream.range(0, 5).mapToObj(_ -> frame("nonsense")).toList().getLast();
        assertThat(last.getLast()).isInstanceOf(ChatOutput.HangUp.class);
    }

    @Test
    void aHistoryThatIsNotToBeHadIsReadAgainEverMoreSeldomWhileTheVisitorWrites() {
        frame("{'type':'authenticate','token':'t','lastSequence':4}");
        on(new ChatInput.Verified(VISITOR));

        assertThat(IntStream.range(0, 6).boxed().flatMap(_ -> on(new ChatInput.NotLoaded()).stream()))
                .extracting(again -> ((ChatOutput.Load) again).pause().toMillis())
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 8_000L);
        assertThat(frame("{'type':'message','id':'1','text':'hi'}"))
                .hasOnlyElementsOfType(ChatOutput.PublishMessage.class);
    }

    @Test
    void aHistoryThatStaysAwayEndsTheConnection() {
        frame("{'type':'authenticate','token':'t','lastSequence':4}");
        on(new ChatInput.Verified(VISITOR));

        List<ChatOutput> last = IntStream.range(0, 16)
                .mapToObj(_ -> on(new ChatInput.NotLoaded()))
                .toList()
                .getLast();

        assertThat(last).singleElement().isInstanceOfSatisfying(ChatOutput.HangUp.class, end -> assertThat(end.code())
                .isEqualTo(1013));
    }

    private ChatSession live(long sequence) {
        var live = new ChatSession(LIMITS, NOW);
        live.on(new ChatInput.FrameReceived("{\"type\":\"authenticate\",\"token\":\"t\"}"), NOW);
        live.on(new ChatInput.Verified(VISITOR), NOW);
        live.on(new ChatInput.Loaded(List.of(), NONE), NOW);
        for (long at = 1; at <= sequence; at++) {
            live.on(new ChatInput.Told(message(at)), NOW);
        }
        return live;
    }

    private void greet(long lastSequence) {
        frame("{'type':'authenticate','token':'t','lastSequence':%d}".formatted(lastSequence));
        on(new ChatInput.Verified(VISITOR));
    }

    private List<ChatOutput> frame(String text) {
        return on(new ChatInput.FrameReceived(text.replace('\'', '"')));
    }

    private static ChatInput read(long sequence) {
        return new ChatInput.FrameReceived("{\"type\":\"read\",\"sequence\":%d}".formatted(sequence));
    }

    private List<ChatOutput> on(ChatInput input) {
        return session.on(input, NOW);
    }

    private static ChatOutput send(ServerFrame frame) {
        return new ChatOutput.Send(frame);
    }

    private static ServerFrame.Message message(long sequence) {
        return new ServerFrame.Message(entry(sequence));
    }

    private static Timeline.Entry entry(long sequence) {
        return new Timeline.Entry(
                "m" + sequence,
                null,
                "c1",
                sequence,
                Timeline.Author.AGENT,
                "Ana",
                NOW,
                List.of(new Part.Text("message " + sequence)),
                Receipt.SENT);
    }

    private static List<String> codes(List<ChatOutput> outputs) {
        return outputs.stream()
                .map(output -> ((ServerFrame.Refused) ((ChatOutput.Send) output).frame()).code())
                .toList();
    }
}
