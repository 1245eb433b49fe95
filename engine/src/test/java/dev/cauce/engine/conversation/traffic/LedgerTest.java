package dev.cauce.engine.conversation.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A ledger that finds nothing proves nothing. */
final class LedgerTest {
    private final Ledger ledger = new Ledger();

    LedgerTest() {
        for (int number : new int[] {0, 2, 0, 1}) {
            ledger.arrives(post(Source.SMS, 7, number));
        }
    }

    @Test
    void whatIsStoredInTheOrderOfItsFirstArrivalIsRight() {
        assertThatCode(() -> ledger.check(Map.of(7, List.of(0, 2, 1)))).doesNotThrowAnyException();
    }

    @Test
    void whatIsLostDoubledOrOutOfOrderIsFound() {
        assertThatThrownBy(() -> ledger.check(Map.of(7, List.of(0, 2)))).hasMessageContaining("contact 7 (SMS): lost");
        assertThatThrownBy(() -> ledger.check(Map.of())).hasMessageContaining("lost");
        assertThatThrownBy(() -> ledger.check(Map.of(7, List.of(0, 2, 0, 1)))).hasMessageContaining("doubled");
        assertThatThrownBy(() -> ledger.check(Map.of(7, List.of(0, 1, 2)))).hasMessageContaining("out of order");
    }

    @Test
    void aSocketsMessagesMustAlsoBeInTheOrderInWhichTheyWereSent() {
        ledger.arrives(post(Source.CHAT, 8, 1));
        ledger.arrives(post(Source.CHAT, 8, 0));
        assertThatThrownBy(() -> ledger.check(Map.of(7, List.of(0, 2, 1), 8, List.of(1, 0))))
                .hasMessageContaining("contact 8: a socket's messages");
    }

    @Test
    void theSameSeedMakesTheSameTrafficOfEveryKindWithRepetitions() {
        List<Post> posts = all(5);
        assertThat(posts).isEqualTo(all(5)).isNotEqualTo(all(6));
        assertThat(posts).extracting(Post::source).contains(Source.values());
        assertThat(posts).filteredOn(Post::repeated).hasSizeBetween(300, 700);
    }

    private static List<Post> all(long seed) {
        var traffic = new Traffic(seed, "acme", 5_000, true);
        List<Post> all = new ArrayList<>();
        for (var block = traffic.next(); !block.isEmpty(); block = traffic.next()) {
            all.addAll(block);
        }
        return all;
    }

    private static Post post(Source source, int contact, int number) {
        return new Post(
                source, contact, number, source.payload("acme", contact, source.message(contact, number)), false);
    }
}
