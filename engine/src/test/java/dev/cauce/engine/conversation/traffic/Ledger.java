package dev.cauce.engine.conversation.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was posted, contact by contact, and whether what was stored is that. */
public final class Ledger {
    private final Map<Integer, Account> accounts = new HashMap<>();

    private static final class Account {
        final Source source;
        final List<Integer> arrived = new ArrayList<>();
        final Set<Integer> known = new HashSet<>();

        Account(Source source) {
            this.source = source;
        }
    }

    /** In the order in which the durable log has them. */
    public void arrives(Post post) {
        Account account = accounts.computeIfAbsent(post.contact(), _ -> new Account(post.source()));
        if ((post.isMessage() || post.number() == Post.AGENT) && account.known.add(post.number())) {
            account.arrived.add(post.number());
        }
    }

    public int contacts() {
        return accounts.size();
    }

    /** How many different messages there are. */
    public int messages() {
        return accounts.values().stream()
                .mapToInt(account -> account.arrived.size())
                .sum();
    }

    /**
     * Every message is there once, in the place of its first arrival; what a socket carried is also in the order in which it was sent.
     *
     * @param stored numbers of messages by contact, in the order of their sequence numbers
     */
    public void check(Map<Integer, List<Integer>> stored) {
        List<String> wrong = new ArrayList<>();
        accounts.forEach((contact, account) -> {
            List<Integer> found = stored.getOrDefault(contact, List.of());
            if (!found.equals(account.arrived)) {
                wrong.add("contact %d (%s): %s".formatted(contact, account.source, difference(account.arrived, found)));
            }
            if (account.source == Source.CHAT
                    && !found.equals(found.stream().sorted().toList())) {
                wrong.add("contact %d: a socket's messages in the order %s".formatted(contact, found));
            }
        });
        assertThat(wrong).as("lost, doubled or out of order").isEmpty();
        assertThat(accounts.keySet().containsAll(stored.keySet()))
                .as("nobody else wrote")
                .isTrue();
    }

    private static String difference(List<Integer> arrived, List<Integer> found) {
        Set<Integer> different = new HashSet<>(found);
        if (different.size() < found.size()) {
            return "doubled, " + found;
        }
        return different.equals(new HashSet<>(arrived))
                ? "out of order, " + found + " in place of " + arrived
                : "lost, " + found + " in place of " + arrived;
    }
}
