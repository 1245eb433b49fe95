package dev.cauce.engine.replica;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A core whose money nobody can lose or double: accounts, transfers between them, and loans that time takes back. */
final class Bank implements Core<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(Deposit.class),
        @JsonSubTypes.Type(Transfer.class),
        @JsonSubTypes.Type(Lend.class),
        @JsonSubTypes.Type(Explode.class)
    })
    sealed interface Order {}

    record Deposit(String order, String account, long amount) implements Order {}

    record Transfer(String order, String from, String to, long amount) implements Order {}

    /** Moves money to the borrower until {@code seconds} have passed. */
    record Lend(String order, String from, String to, long amount, long seconds) implements Order {}

    /** A bug in the core. */
    record Explode() implements Order {}

    /** An account with its balance, or a loan with its terms. */
    record Item(String key, long amount, @Nullable Terms loan) {}

    record Terms(String order, String from, String to, Instant until) {}

    /** {@code order} had its effect; deposits are what comes in from outside. */
    record Booked(String order, long deposited) {}

    record Receipt(String text) {}

    static final Core.Factory<Order, Item, Booked, Receipt> FACTORY = new Core.Factory<>() {
        @Override
        public Bank restore(Collection<Item> entities) {
            Bank bank = new Bank();
            entities.forEach(item -> bank.items.put(item.key(), item));
            return bank;
        }

        @Override
        public Receipt refuse(Core.Refusal refusal, String detail) {
            return new Receipt("refused: " + refusal);
        }
    };

    private final TreeMap<String, Item> items = new TreeMap<>();

    static final JsonCodec<Order, Item, Booked, Receipt> CODEC = new JsonCodec<>(
            JsonMapper.builder().addModule(new JavaTimeModule()).build(),
            Order.class,
            Item.class,
            Booked.class,
            Receipt.class);

    static long total(Collection<Item> items) {
        return items.stream()
                .filter(item -> item.loan() == null)
                .mapToLong(Item::amount)
                .sum();
    }

    @Override
    public Step<Item, Booked, Receipt> step(Instant now, Order order) {
        List<Change<Item>> changes = new ArrayList<>();
        return switch (order) {
            case Deposit deposit -> {
                add(changes, deposit.account(), deposit.amount());
                yield done(changes, deposit.order(), deposit.amount());
            }
            case Transfer transfer -> {
                if (balance(transfer.from()) < transfer.amount()) {
                    yield new Step<>(List.of(), List.of(), new Receipt("too poor"));
                }
                add(changes, transfer.from(), -transfer.amount());
                add(changes, transfer.to(), transfer.amount());
                yield done(changes, transfer.order(), 0);
            }
            case Lend lend -> {
                add(changes, lend.from(), -lend.amount());
                add(changes, lend.to(), lend.amount());
                put(
                        changes,
                        new Item(
                                "loan/" + lend.order(),
                                lend.amount(),
                                new Terms(lend.order(), lend.from(), lend.to(), now.plusSeconds(lend.seconds()))));
                yield done(changes, lend.order(), 0);
            }
            case Explode explode -> throw new IllegalStateException("A bug, on purpose: " + explode);
        };
    }

    @Override
    public Step<Item, Booked, Receipt> tick(Instant now) {
        List<Change<Item>> changes = new ArrayList<>();
        List<Booked> booked = new ArrayList<>();
        for (Item item : List.copyOf(items.values())) {
            Terms loan = item.loan();
            if (loan != null && !loan.until().isAfter(now)) {
                add(changes, loan.to(), -item.amount());
                add(changes, loan.from(), item.amount());
                items.remove(item.key());
                changes.add(new Change.Remove<>(item.key()));
                booked.add(new Booked("return of " + loan.order(), 0));
            }
        }
        return new Step<>(changes, booked, new Receipt("time"));
    }

    @Override
    public Optional<Instant> nextTimer() {
        return items.values().stream()
                .flatMap(item -> Stream.ofNullable(item.loan()))
                .map(Terms::until)
                .min(Comparator.naturalOrder());
    }

    private long balance(String account) {
        Item known = items.get("account/" + account);
        return known == null ? 0 : known.amount();
    }

    private void add(List<Change<Item>> changes, String account, long amount) {
        put(changes, new Item("account/" + account, balance(account) + amount, null));
    }

    private void put(List<Change<Item>> changes, Item item) {
        items.put(item.key(), item);
        changes.add(new Change.Put<>(item.key(), item));
    }

    private static Step<Item, Booked, Receipt> done(List<Change<Item>> changes, String order, long deposited) {
        return new Step<>(changes, List.of(new Booked(order, deposited)), new Receipt("done " + order));
    }
}
