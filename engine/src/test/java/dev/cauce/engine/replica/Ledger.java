package dev.cauce.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the log beside everybody else, and checks each step that counts against one core that never crashed: the same
 * input in the same order, each command once, nothing lost, nothing doubled.
 */
final class Ledger {
    private final MemoryTopic commands;
    private final MemoryTopic log;
    private final Codec<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> codec = Bank.CODEC;
    private final Map<Integer, Account> accounts = new TreeMap<>();

    Ledger(MemoryTopic commands, MemoryTopic log, int partitions) {
        this.commands = commands;
        this.log = log;
        for (int partition = 0; partition < partitions; partition++) {
            accounts.put(partition, new Account(partition));
        }
    }

    /** Takes in what is new in the log; throws AssertionError when it is wrong. */
    void audit() {
        accounts.values().forEach(Account::audit);
    }

    /** Whether every command has had its step. */
    boolean isSettled() {
        return accounts.entrySet().stream()
                .allMatch(one -> one.getValue().replica.position().nextInput() == commands.end(one.getKey()));
    }

    /** How many steps had an effect. */
    long effects() {
        return accounts.values().stream().mapToLong(one -> one.booked.size()).sum();
    }

    /** A replica must hold at its position what everybody else held there. */
    void compare(int partition, Replica<Bank.Item, Bank.Booked, Bank.Receipt> replica) {
        audit();
        Account account = account(partition);
        long at = replica.position().next();
        if (!replica.position().equals(account.positions.get((int) at))
                || !replica.entities().equals(account.states.get((int) at))) {
            throw new AssertionError("A replica of partition %d at %d holds %s, but the log says %s"
                    .formatted(partition, at, replica.entities(), account.states.get((int) at)));
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        accounts.forEach(
                (partition, account) -> text.append("partition %d has %d commands and %d records and stands at %s. "
                        .formatted(
                                partition, commands.end(partition), log.end(partition), account.replica.position())));
        return text.toString();
    }

    private Account account(int partition) {
        return Objects.requireNonNull(accounts.get(partition));
    }

    private final class Account {
        private final int partition;
        private final Replica<Bank.Item, Bank.Booked, Bank.Receipt> replica = new Replica<>();
        private final Core<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> core = Bank.FACTORY.restore(List.of());
        private final Map<String, Bank.Receipt> answers = new HashMap<>();
        private final Set<String> booked = new HashSet<>();
        private final List<Map<String, Bank.Item>> states = new ArrayList<>(List.of(Map.of()));
        private final List<Replica.Position> positions = new ArrayList<>(List.of(Replica.Position.START));
        private long deposited;

        Account(int partition) {
            this.partition = partition;
        }

        void audit() {
            while (replica.position().next() < log.end(partition)) {
                long offset = replica.position().next();
                Replica.Position before = replica.position();
                var written = codec.readRecord(log.at(partition, offset));
                if (replica.apply(offset, written)
                        && written instanceof LogRecord.Stepped<Bank.Item, Bank.Booked, Bank.Receipt> step) {
                    check(before, step);
                }
                states.add(Map.copyOf(replica.entities()));
                positions.add(replica.position());
            }
        }

        private void check(Replica.Position before, LogRecord.Stepped<Bank.Item, Bank.Booked, Bank.Receipt> step) {
            assertThat(step.now()).as("time never goes back").isAfterOrEqualTo(before.now());
            Long input = step.inputOffset();
            if (input == null) {
                expect(step, core.tick(step.now()));
            } else {
                assertThat(input).as("each command once, in order").isEqualTo(before.nextInput());
                checkCommand(step, codec.readCommand(partition + "@" + input, commands.at(partition, input)));
            }
            step.decisions().forEach(one -> {
                assertThat(booked.add(one.order())).as("booked once: %s", one).isTrue();
                deposited += one.deposited();
            });
            assertThat(Bank.total(replica.entities().values()))
                    .as("no money lost")
                    .isEqualTo(deposited);
        }

        private void checkCommand(
                LogRecord.Stepped<Bank.Item, Bank.Booked, Bank.Receipt> step, Received<Bank.Order> received) {
            var answer = Objects.requireNonNull(step.answer());
            assertThat(answer.commandId()).isEqualTo(received.commandId());
            Bank.Receipt before = answers.putIfAbsent(answer.commandId(), answer.reply());
            if (before != null) {
                expect(step, new Core.Step<>(List.of(), List.of(), before));
            } else if (received instanceof Received.Understood<Bank.Order>(var id, var order)
                    && !(order instanceof Bank.Explode)) {
                expect(step, core.step(step.now(), order));
            } else {
                assertThat(answer.reply().text()).startsWith("refused");
                assertThat(step.changes()).isEmpty();
            }
        }

        private void expect(
                LogRecord.Stepped<Bank.Item, Bank.Booked, Bank.Receipt> step,
                Core.Step<Bank.Item, Bank.Booked, Bank.Receipt> expected) {
            assertThat(step.changes()).isEqualTo(expected.changes());
            assertThat(step.decisions()).isEqualTo(expected.decisions());
            if (step.answer() != null) {
                assertThat(step.answer().reply()).isEqualTo(expected.reply());
            }
        }
    }
}
