package dev.cauce.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.InboundPublisher;
import dev.cauce.channel.api.Payload;
import dev.cauce.engine.conversation.traffic.Ledger;
import dev.cauce.engine.conversation.traffic.Post;
import dev.cauce.engine.conversation.traffic.Source;
import dev.cauce.engine.conversation.traffic.Traffic;
import dev.cauce.engine.desk.DeskTestOperation;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.security.Tokens;
import dev.cauce.engine.testing.BackingServers;
import dev.cauce.engine.testing.DemoOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The same traffic through the running engine: real adapters, Kafka, PostgreSQL, router. {@code ./cauce bench channel-events} makes
 * it a million; what it showed is in docs/reference/performance.md.
 */
@QuarkusTest
@QuarkusTestResource(BackingServers.class)
@TestProfile(DemoOperation.class)
@SuppressWarnings("NullAway.Init")
final class ChannelEventsOnServersTest {
    private static final Logger LOG = Logger.getLogger(ChannelEventsOnServersTest.class);
    private static final int EVENTS = Integer.getInteger("cauce.channel-events", 2_000);
    private static final long SEED = Long.getLong("cauce.seed", 1L);
    private static final int ON_THE_WAY = 1_000;
    private static final int PAGE = 5_000;
    private static final Duration LONGEST = Duration.ofSeconds(60).plusMillis(10L * EVENTS);
    private static final String ENDED =
            "select count(*) from conversation where client_id = $1 and ended_at is not null";
    private static final String STORED = """
            select t.id, t.channel_id, t.address, max(m.sequence) as last, array_agg(m.client_message_id order by m.sequence) as ids
            from message m join thread t on t.id = m.thread_id
            where t.client_id = $1 and t.id > $2 group by t.id, t.channel_id, t.address order by t.id limit $3""";

    @Inject
    Tokens tokens;

    @Inject
    InboundPublisher publisher;

    @Inject
    ScopedTransactions transactions;

    private final Map<Source, Function<Payload, Decoded>> adapters = new EnumMap<>(Source.class);
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<ContactAddress, Integer> contacts = new LinkedHashMap<>();
    private final Semaphore room = new Semaphore(ON_THE_WAY);
    private final AtomicInteger failed = new AtomicInteger();
    private final Ledger ledger = new Ledger();
    private String client;

    @BeforeEach
    void everyKindOfChannelIsThere() {
        var operation = new DeskTestOperation(tokens);
        client = operation.client.value();
        String common = "\"name\":\"Traffic\",\"client\":\"%s\",\"queue\":\"%s\"".formatted(client, operation.sales);
        for (Source source : Source.values()) {
            adapters.put(source, source.decoding());
            switch (source) {
                case CHAT -> operation.define("chat-channels", source.channel(client), """
                        {%s,"allowedOrigins":["http://localhost"],"texts":{}}""".formatted(common));
                case WHATSAPP -> operation.define("whatsapp-numbers", source.channel(client), """
                        {%s,"phoneNumberId":"106540352242922","apiVersion":"v23.0"}""".formatted(common));
                case SMS -> operation.define("provider-accounts", source.channel(client), """
                        {%s,"provider":"paloma-sms","sender":"106540352242922","apiUrl":"https://api.paloma.example"}""".formatted(common));
                // In place of a mailbox, which the engine would try to read.
                case EMAIL, HTTP -> operation.define("http-channels", source.channel(client), """
                        {%s,"webhook":"https://nobody.example/"}""".formatted(common));
            }
        }
        for (Source source : Source.values()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> configured(source));
        }
    }

    @Inject
    Entries entries;

    private boolean configured(Source source) {
        return entries.of(new ContactAddress(client, source.channel(client), "anybody"))
                .isPresent();
    }

    @Test
    void noneIsLostDoubledOrOutOfItsPlace() throws InterruptedException {
        Instant begin = Instant.now();
        var traffic = new Traffic(SEED, client, EVENTS, false);
        int repeated = 0;
        for (var block = traffic.next(); !block.isEmpty(); block = traffic.next()) {
            for (Post post : block) {
                post(post);
                repeated += post.repeated() ? 1 : 0;
            }
        }
        for (ContactAddress contact : contacts.keySet()) {
            publish(new ChannelEvent.ContactClosed("closed", contact, Instant.now()));
        }
        room.acquire(ON_THE_WAY);
        Duration published = Duration.between(begin, Instant.now());

        await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> ended() == contacts.size());

        LOG.infof(
                "%d different events and %d repeated of %d contacts: durable after %s, all taken up and their conversations ended after %s",
                traffic.posted(), repeated, contacts.size(), published, Duration.between(begin, Instant.now()));
        assertThat(failed).hasValue(0);
        ledger.check(stored());
    }

    private void post(Post post) throws InterruptedException {
        ledger.arrives(post);
        for (ChannelEvent event : ((Decoded.Events)
                        Objects.requireNonNull(adapters.get(post.source())).apply(post.payload()))
                .events()) {
            if (event instanceof ChannelEvent.MessageReceived) {
                contacts.put(event.from(), post.contact());
                numbers.put(event.id(), post.number());
                publish(event);
            }
        }
    }

    private void publish(ChannelEvent event) throws InterruptedException {
        room.acquire();
        var _ = publisher.publish(event).whenComplete((_, failure) -> {
            if (failure != null) {
                failed.incrementAndGet();
            }
            room.release();
        });
    }

    /** A contact's conversation ends when its last record was taken up, and so all before it. */
    private long ended() {
        return transactions
                .withConnection(
                        ClientScope.everyone(), db -> db.preparedQuery(ENDED).execute(Tuple.of(client)))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private Map<Integer, List<Integer>> stored() {
        Map<String, Integer> byAddress = new HashMap<>();
        contacts.forEach((address, contact) -> byAddress.put(address.channel() + ' ' + address.address(), contact));
        Map<Integer, List<Integer>> found = new HashMap<>();
        String last = "";
        while (true) {
            String after = last;
            var rows = transactions
                    .withConnection(ClientScope.everyone(), db -> db.preparedQuery(STORED)
                            .execute(Tuple.of(client, after, PAGE)))
                    .await()
                    .atMost(Duration.ofMinutes(1));
            for (var row : rows) {
                last = row.getString("id");
                List<Integer> thread = new ArrayList<>();
                for (String id : row.getArrayOfStrings("ids")) {
                    thread.add(Objects.requireNonNull(numbers.get(id)));
                }
                assertThat(row.getLong("last")).isEqualTo(thread.size());
                found.merge(
                        Objects.requireNonNull(
                                byAddress.get(row.getString("channel_id") + ' ' + row.getString("address"))),
                        thread,
                        (one, other) -> List.of());
            }
            if (rows.size() < PAGE) {
                return found;
            }
        }
    }
}
