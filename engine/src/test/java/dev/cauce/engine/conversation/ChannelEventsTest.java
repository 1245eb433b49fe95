package dev.cauce.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import dev.cauce.channel.api.Receipt;
import dev.cauce.engine.conversation.traffic.Ledger;
import dev.cauce.engine.conversation.traffic.Post;
import dev.cauce.engine.conversation.traffic.Source;
import dev.cauce.engine.conversation.traffic.Traffic;
import dev.cauce.routing.core.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Channel events of all kinds through the adapters and the planning of conversations, with a log in memory: repeated, out of order,
 * and taken up by a process that dies in the middle. {@code -Dcauce.channel-events=1000000} makes it the benchmark of
 * docs/reference/performance.md.
 */
final class ChannelEventsTest {
    private static final Logger LOG = Logger.getLogger(ChannelEventsTest.class);
    private static final int EVENTS = Integer.getInteger("cauce.channel-events", 20_000);
    private static final long SEED = Long.getLong("cauce.seed", 1L);
    private static final int PARTITIONS = 4;
    private static final int MOST_RECORDS = 500;
    private static final String CLIENT = "acme";
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:01Z");
    private static final Entry ENTRY = new Entry("any", "demo", "acme-sales", 0, false);

    private final Random deaths = new Random(SEED);
    private final Map<Source, Function<Payload, Decoded>> adapters = new EnumMap<>(Source.class);
    private final List<List<byte[]>> log = new ArrayList<>();
    private final Map<Integer, ChannelEvent.MessageReceived> opened = new HashMap<>();
    private final Set<Integer> answered = new HashSet<>();
    private final MemoryThreads stored = new MemoryThreads();
    private final Set<String> routed = new HashSet<>();
    private final Ledger ledger = new Ledger();
    private int unknown;
    private int planned;
    private int duplicates;
    private int refused;
    private int died;
    private long decoding;
    private long planning;

    ChannelEventsTest() {
        for (Source source : Source.values()) {
            adapters.put(source, source.decoding());
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            log.add(new ArrayList<>());
        }
    }

    @Test
    void noneIsLostDoubledOrOutOfItsPlaceAndNoStatusGoesBack() throws IOException {
        var traffic = new Traffic(SEED, CLIENT, EVENTS, true);
        int repeated = 0;
        int strange = 0;
        for (var block = traffic.next(); !block.isEmpty(); block = traffic.next()) {
            for (Post post : block) {
                post(post);
                repeated += post.repeated() ? 1 : 0;
                strange += post.number() == Post.UNKNOWN ? 1 : 0;
            }
            for (List<byte[]> partition : log) {
                takeUp(partition);
                partition.clear();
            }
        }

        LOG.infof(
                "%d different events and %d repeated of %d contacts, in %d batches taken up again: decoded at %d/s,"
                        + " planned and stored in memory at %d/s, %d messages, %d told duplicates",
                traffic.posted(),
                repeated,
                ledger.contacts(),
                died,
                rate(traffic.posted() + repeated, decoding),
                rate(planned, planning),
                ledger.messages(),
                duplicates);
        ledger.check(stored.numbers());
        assertThat(traffic.posted()).isGreaterThanOrEqualTo(EVENTS);
        assertThat((double) repeated / traffic.posted()).isBetween(0.08, 0.12);
        assertThat(unknown).isEqualTo(strange).isPositive();
        assertThat(refused).isZero();
        assertThat(died).isPositive();
        assertThat(stored.conversations()).isEqualTo(ledger.contacts());
        assertThat(routed).filteredOn(id -> id.startsWith("enqueue:")).hasSize(ledger.contacts());
        assertThat(answered).isNotEmpty().allSatisfy(contact -> assertThat(
                        stored.message(Traffic.answer(contact)).receipt())
                .isEqualTo(last(contact)));
    }

    /** The last that a provider reports, whenever it came: SMS has no read receipts. */
    private Receipt last(int contact) {
        if (!Traffic.arrives(contact)) {
            return Receipt.FAILED;
        }
        return opened(contact).from().channel().equals(Source.SMS.channel(CLIENT)) ? Receipt.DELIVERED : Receipt.READ;
    }

    private static long rate(long number, long nanoseconds) {
        return number * 1_000_000_000L / Math.max(1, nanoseconds);
    }

    private void post(Post post) {
        ledger.arrives(post);
        if (post.number() == Post.AGENT) {
            answer(post.contact());
            return;
        }
        long begin = System.nanoTime();
        Decoded decoded = Objects.requireNonNull(adapters.get(post.source())).apply(post.payload());
        decoding += System.nanoTime() - begin;
        for (ChannelEvent event : ((Decoded.Events) decoded).events()) {
            if (event instanceof ChannelEvent.Unknown) {
                unknown++;
                continue;
            }
            if (event instanceof ChannelEvent.MessageReceived message) {
                opened.putIfAbsent(post.contact(), message);
            }
            append(event.from(), ConversationJson.write(event));
        }
    }

    private void answer(int contact) {
        ChannelEvent.MessageReceived first = opened(contact);
        ContactAddress to = first.from();
        answered.add(contact);
        append(
                to,
                ConversationJson.write(new AgentEvent.MessageWritten(
                        Traffic.answer(contact),
                        to,
                        ConversationIds.opened(to, first.id()),
                        "ana",
                        "Ana",
                        false,
                        NOW,
                        List.of(new Part.Text("n:%d:answer".formatted(contact))))));
    }

    private ChannelEvent.MessageReceived opened(int contact) {
        return Objects.requireNonNull(opened.get(contact));
    }

    private void append(ContactAddress key, byte[] record) {
        log.get(Math.floorMod(key.key().hashCode(), PARTITIONS)).add(record);
    }

    /** Reads batches; now and then the process dies before it has written one, or before it has committed what it wrote. */
    private void takeUp(List<byte[]> partition) throws IOException {
        int offset = 0;
        while (offset < partition.size()) {
            int end = Math.min(partition.size(), offset + 1 + deaths.nextInt(MOST_RECORDS));
            List<Taken> batch = new ArrayList<>();
            for (byte[] record : partition.subList(offset, end)) {
                batch.add(read(record));
            }
            int fate = deaths.nextInt(20);
            long begin = System.nanoTime();
            var plan = new BatchPlan(stored.load(batch), _ -> Optional.of(ENTRY));
            batch.forEach(plan::take);
            if (fate != 0) {
                stored.write(plan.writes());
                plan.consequences().forEach(this::told);
                duplicates += plan.duplicates();
                refused += plan.refusals().size();
            }
            planning += System.nanoTime() - begin;
            planned += batch.size();
            if (fate <= 1) {
                died++;
            } else {
                offset = end;
            }
        }
    }

    private void told(Consequence consequence) {
        if (consequence instanceof Consequence.Route route && route.command() instanceof Command.Enqueue) {
            routed.add(route.commandId());
        }
    }

    private static Taken read(byte[] record) throws IOException {
        String json = new String(record, 0, Math.min(record.length, 60), StandardCharsets.UTF_8);
        return json.contains("\"type\":\"message-written\"")
                ? new Taken.FromAgent(ConversationJson.read(record, AgentEvent.class))
                : new Taken.FromContact(ConversationJson.read(record, ChannelEvent.class));
    }
}
