package dev.cauce.routing.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.AgentDefinition;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.CapacityProfile;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.ContactId;
import dev.cauce.routing.core.Decision.Arrival;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.QueueDefinition;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.QueueRules;
import dev.cauce.routing.core.QueueState;
import dev.cauce.routing.core.ServiceLevelTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final QueueId QUEUE = new QueueId("sales");
    private static final ClientId CLIENT = new ClientId("acme");
    private static final AgentSlot ANA = agent("ana");
    private static final AgentSlot BEN = agent("ben");
    private static final LiveQueue SALES = new LiveQueue(
            new QueueDefinition(
                    QUEUE,
                    1,
                    CLIENT,
                    List.of(),
                    new ServiceLevelTarget(0.8, Duration.ofSeconds(20)),
                    Duration.ofSeconds(20),
                    Duration.ZERO,
                    QueueRules.DEFAULT),
            QueueState.initial(QUEUE),
            new EarliestDue());
    private final Line line = new Line(0, 0);

    @Test
    void whatCameInAnyOrderIsTakenInOrder() {
        var chance = new Random(1);
        var expected = new TreeSet<Work>();
        for (int number = 0; number < 5 * Block.MOST; number++) {
            Work work = work(number, chance.nextInt(400));
            line.add(work);
            expected.add(work);
        }

        List<Work> taken = takeAll();

        assertThat(taken).containsExactlyElementsOf(expected);
    }

    @Test
    void whatCameInOrderIsTakenInOrder() {
        var expected = new ArrayList<Work>();
        for (int number = 0; number < 3 * Block.MOST; number++) {
            Work work = work(number, number);
            line.add(work);
            expected.add(work);
        }

        assertThat(takeAll()).containsExactlyElementsOf(expected);
    }

    @Test
    void whatCameInReverseIsTakenInOrder() {
        var expected = new TreeSet<Work>();
        for (int number = 0; number < 3 * Block.MOST; number++) {
            Work work = work(number, -number);
            line.add(work);
            expected.add(work);
        }

        assertThat(takeAll()).containsExactlyElementsOf(expected);
    }

    @Test
    void anythingCanComeAndGoAnywhere() {
        var chance = new Random(2);
        var expected = new TreeSet<Work>();
        var inside = new ArrayList<Work>();
        for (int number = 0; number < 30_000; number++) {
            boolean grows = (number / 5_000) % 2 == 0;
            if (inside.isEmpty() || chance.nextInt(5) < (grows ? 4 : 1)) {
                Work work = work(number, number / 100 + chance.nextInt(60));
                inside.add(work);
                expected.add(work);
                line.add(work);
            } else {
                Work work = chance.nextInt(3) > 0 ? expected.first() : inside.get(chance.nextInt(inside.size()));
                inside.remove(work);
                expected.remove(work);
                line.remove(work);
                assertThat(work.line).isNull();
            }
            assertThat(line.firstDue()).isEqualTo(expected.isEmpty() ? EarliestDue.NOTHING : expected.first().due);
            assertThat(line.firstFor(ANA)).isSameAs(expected.isEmpty() ? null : expected.first());
        }

        assertThat(takeAll()).containsExactlyElementsOf(expected);
    }

    @Test
    void whoBacksOffIsGivenTheFirstOfTheRest() {
        for (int number = 0; number < 2 * Block.MOST; number++) {
            line.add(work(number, number, ANA));
        }
        Work forBoth = work(9_999, 9_999);
        line.add(forBoth);

        assertThat(line.firstFor(ANA)).isSameAs(forBoth);
        assertThat(line.firstFor(BEN)).isNotSameAs(forBoth).isNotNull();
    }

    @Test
    void nobodyIsGivenAnythingFromAnEmptyLine() {
        assertThat(line.firstFor(ANA)).isNull();
        assertThat(line.firstDue()).isEqualTo(EarliestDue.NOTHING);
    }

    @Test
    void nothingIsLeftForWhoBacksOffFromAll() {
        line.add(work(1, 1, ANA));

        assertThat(line.firstFor(ANA)).isNull();
    }

    private List<Work> takeAll() {
        var taken = new ArrayList<Work>();
        for (Work first = line.firstFor(ANA); first != null; first = line.firstFor(ANA)) {
            taken.add(first);
            line.remove(first);
        }
        return taken;
    }

    private static Work work(int number, long due, AgentSlot... backingOff) {
        Map<AgentId, Instant> until = backingOff.length == 0 ? Map.of() : Map.of(backingOff[0].id, NINE);
        var interaction = new Interaction(
                new InteractionId("i" + number),
                CLIENT,
                QUEUE,
                Channel.CHAT,
                new ContactId("contact"),
                0,
                1,
                Arrival.NEW,
                NINE,
                NINE,
                null,
                NINE,
                null,
                null,
                false,
                0,
                Interaction.OfferCounts.NONE,
                Set.of(),
                until,
                null,
                null,
                0,
                Interaction.Overflow.NONE,
                null,
                Interaction.Phase.WAITING);
        var work = new Work(interaction, SALES, 0);
        work.due = due;
        return work;
    }

    private static AgentSlot agent(String name) {
        var id = new AgentId(name);
        return new AgentSlot(
                new AgentDefinition(id, 1, Set.of(CLIENT), Map.of(), Map.of(), CapacityProfile.DEFAULT),
                AgentStates.initial(id, NINE),
                0);
    }
}
