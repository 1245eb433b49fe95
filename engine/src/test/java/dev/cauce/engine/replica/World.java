package dev.cauce.engine.replica;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A world of a few processes over two partitions, in which everything that can go wrong does, in an order that a seed
 * decides: processes die and pause anywhere, appends are lost or not acknowledged, two believe to own a partition,
 * commands come twice, in any order and damaged, clocks differ, snapshots are torn. The ledger checks after every event.
 */
final class World {
    static final int PARTITIONS = 2;
    private static final int PROCESSES = 3;
    private static final int ACCOUNTS = 4;
    private static final Instant BEGINNING = Instant.parse("2026-01-05T08:00:00Z");

    private final Chance chance;
    private final Codec<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> codec = Bank.CODEC;
    private final MemoryTopic commands;
    private final MemoryTopic log;
    private final MemoryChunkStore store = new MemoryChunkStore();
    private final MemoryGroup group;
    private final Ledger ledger;
    private final List<SimulatedProcess> processes = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();
    private Instant now = BEGINNING;
    private int started;
    private int orders;
    private boolean stormy = true;

    /** A command that waits to be sent, in no order. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Letter(int partition, byte[] value) {}

    World(long seed) {
        this.chance = new Chance(seed);
        this.commands = new MemoryTopic(PARTITIONS, chance);
        this.log = new MemoryTopic(PARTITIONS, chance);
        this.group = new MemoryGroup(commands, PARTITIONS, chance);
        this.ledger = new Ledger(commands, log, PARTITIONS);
    }

    /** So many events of a storm, and then calm until every command has had its step. */
    void live(int events) {
        for (int event = 0; event < events; event++) {
            startMissing();
            happen();
            ledger.audit();
        }
        stormy = false;
        letters.forEach(this::send);
        calm();
    }

    private void calm() {
        processes.forEach(SimulatedProcess::resume);
        startMissing();
        for (int round = 0; round < 3_000; round++) {
            now = now.plusMillis(100);
            for (SimulatedProcess process : List.copyOf(processes)) {
                process.own();
                process.settleAppend();
                process.follow();
                process.writeSnapshots();
            }
            ledger.audit();
            if (ledger.isSettled() && processes.stream().allMatch(SimulatedProcess::isSettled)) {
                return;
            }
        }
        throw new AssertionError("The machine stands still: " + ledger);
    }

    private void startMissing() {
        processes.removeIf(process -> process.isDead() && process.isSettled());
        while (processes.stream().filter(process -> !process.isDead()).count() < PROCESSES) {
            processes.add(new SimulatedProcess("process-" + started++, this, clock(chance.below(4_000) - 2_000)));
        }
    }

    private void happen() {
        SimulatedProcess process = chance.pick(processes);
        switch (chance.below(100)) {
            case 0 -> process.die();
            case 1, 2 -> process.pause();
            case 3, 4, 5, 6 -> process.resume();
            case 7, 8, 9 -> now = now.plusMillis(chance.below(2_000));
            case 10, 11, 12, 13 -> process.writeSnapshots();
            default -> {
                switch (chance.below(4)) {
                    case 0 -> write();
                    case 1 -> process.own();
                    case 2 -> process.follow();
                    default -> process.settleAppend();
                }
            }
        }
    }

    /** Somebody orders something; what was ordered earlier may be sent before or again. */
    private void write() {
        int partition = chance.below(PARTITIONS);
        String id = "order-" + orders++;
        byte[] value = chance.oneIn(40) ? new byte[] {'{', '"'} : codec.writeCommand(id, order(id));
        letters.add(new Letter(partition, value));
        while (letters.size() > 5) {
            Letter letter = letters.get(chance.below(letters.size()));
            send(letter);
            if (!chance.oneIn(6)) {
                letters.remove(letter);
            }
        }
    }

    private void send(Letter letter) {
        commands.append(letter.partition(), letter.value());
    }

    private Bank.Order order(String id) {
        long amount = 1L + chance.below(100);
        return switch (chance.below(20)) {
            case 0 -> new Bank.Explode();
            case 1, 2, 3, 4, 5, 6 -> new Bank.Deposit(id, account(), amount);
            case 7, 8, 9 -> new Bank.Lend(id, account(), account(), amount, chance.below(20));
            default -> new Bank.Transfer(id, account(), account(), amount);
        };
    }

    private String account() {
        return "account-" + chance.below(ACCOUNTS);
    }

    void letAnotherWriteSnapshots(SimulatedProcess writing) {
        SimulatedProcess other = chance.pick(processes);
        if (other != writing) {
            other.writeSnapshots();
        }
    }

    /** What a process that starts now, from the newest whole snapshot, comes to. */
    void checkRestart() {
        processes.clear();
        new SimulatedProcess("late", this, clock(0)).follow();
    }

    private Clock clock(long skewMillis) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.plus(Duration.ofMillis(skewMillis));
            }
        };
    }

    Chance chance() {
        return chance;
    }

    Codec<Bank.Order, Bank.Item, Bank.Booked, Bank.Receipt> codec() {
        return codec;
    }

    MemoryTopic log() {
        return log;
    }

    MemoryChunkStore store() {
        return store;
    }

    MemoryGroup group() {
        return group;
    }

    Ledger ledger() {
        return ledger;
    }

    boolean isStormy() {
        return stormy;
    }
}
