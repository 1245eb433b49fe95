package dev.cauce.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.testkit.provider.WebhookPost;
import dev.cauce.channel.whatsapp.Signature;
import dev.cauce.channel.whatsapp.WebhookReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Meta's statuses as they come: signed, late, twice, out of order, and again after an outage of days. */
final class StatusesOnTheWayTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final String SECRET = "app-secret";
    private static final ContactAddress NUMBER = new ContactAddress("acme", "acme-wa", "106540352242922");
    private static final ContactAddress MARIA = new ContactAddress("acme", "acme-wa", "34600111222");
    private static final int MESSAGES = 50;
    private static final List<String> STATUSES = List.of("sent", "delivered", "read");

    private final WebhookReader reader = new WebhookReader();
    private final Map<String, Known.Message> messages = new HashMap<>();
    private final Map<String, List<Receipt>> history = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aStatusNeverGoesBackAndAllArrive(long seed) {
        var outage = new Random(seed);
        Instant until = START.plus(Duration.ofHours(outage.nextInt(100)));
        var posts = new ArrayList<WebhookPost>();
        var post = new WebhookPost(
                (body, headers) -> posts.getFirst().now().isBefore(until) ? 503 : take(body, headers),
                body -> Map.of("x-hub-signature-256", Signature.of(body, SECRET)),
                WebhookPost.Habits.meta(),
                new Random(seed),
                START);
        posts.add(post);
        for (int number = 0; number < MESSAGES; number++) {
            var id = "m" + number;
            messages.put(id, new Known.Message(id, ConversationIds.thread(MARIA), number + 1, number + 1, "c1"));
            STATUSES.forEach(status -> post.post(webhook(id, status)));
        }
        post.post(webhook("m0", "failed"));

        post.pass(Duration.ofDays(14));

        assertThat(post.lost()).isEmpty();
        assertThat(post.attempts().size()).isGreaterThan(MESSAGES * STATUSES.size());
        assertThat(receipt("m0")).isIn(Receipt.READ, Receipt.FAILED);
        for (int number = 1; number < MESSAGES; number++) {
            assertThat(receipt("m" + number)).isEqualTo(Receipt.READ);
        }
        assertThat(history.values()).allSatisfy(told -> {
            for (int at = 1; at < told.size(); at++) {
                assertThat(told.get(at) == told.get(at - 1) || told.get(at).advances(told.get(at - 1)))
                        .as("%s", told)
                        .isTrue();
            }
        });
    }

    private Receipt receipt(String message) {
        return Objects.requireNonNull(messages.get(message)).receipt();
    }

    /** Signed like Meta's, taken up as the engine does. */
    private int take(byte[] body, Map<String, String> headers) {
        if (!Signature.holds(body, headers.get("x-hub-signature-256"), SECRET)) {
            return 403;
        }
        var said = reader.open(body).of(NUMBER, START, Set.of()).decoded();
        ((Decoded.Events) said).events().forEach(this::takeUp);
        return 200;
    }

    private void takeUp(ChannelEvent event) {
        var known = new Known(
                Map.of(MARIA.key(), new Known.LockedThread(ConversationIds.thread(MARIA), MESSAGES, "c1")),
                Map.of("c1", new Known.Conversation("c1", ConversationIds.thread(MARIA), "demo", "first", false)),
                messages,
                Map.of());
        var plan = new BatchPlan(known, _ -> Optional.empty());
        plan.take(new Taken.FromContact(event));
        plan.writes().reports().forEach(report -> {
            var before = Objects.requireNonNull(messages.get(report.message()));
            messages.put(
                    report.message(),
                    new Known.Message(
                            before.id(),
                            before.thread(),
                            before.sequence(),
                            before.place(),
                            before.conversation(),
                            report.receipt()));
            history.computeIfAbsent(report.message(), _ -> new ArrayList<>()).add(report.receipt());
        });
    }

    private static String webhook(String message, String status) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s"},"statuses":[{"id":"wamid.%s",
                "status":"%s","timestamp":"1767607260","recipient_id":"%s","biz_opaque_callback_data":"%s"}]}}]}]}""".formatted(NUMBER.address(), message, status, MARIA.address(), message);
    }
}
