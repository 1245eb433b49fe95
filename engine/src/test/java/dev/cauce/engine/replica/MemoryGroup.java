package dev.cauce.engine.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A consumer group in memory. Who should read what changes at once; each member learns of it only at some later poll, as
 * one that was paused would, so that two may believe to own a partition.
 */
final class MemoryGroup {
    private final MemoryTopic topic;
    private final int partitions;
    private final Chance chance;
    private final List<Member> members = new ArrayList<>();
    private final Map<Integer, Member> given = new TreeMap<>();

    MemoryGroup(MemoryTopic topic, int partitions, Chance chance) {
        this.topic = topic;
        this.partitions = partitions;
        this.chance = chance;
    }

    Member join() {
        Member member = new Member();
        members.add(member);
        share();
        return member;
    }

    /** The group gives this member's partitions to others, whether or not it knows. */
    void exclude(Member member) {
        members.remove(member);
        share();
    }

    void include(Member member) {
        if (!members.contains(member)) {
            members.add(member);
            share();
        }
    }

    private void share() {
        given.clear();
        for (int partition = 0; partition < partitions && !members.isEmpty(); partition++) {
            given.put(partition, chance.pick(members));
        }
    }

    final class Member implements GroupReader {
        private final Set<Integer> assigned = new TreeSet<>();
        private final Map<Integer, Long> reading = new TreeMap<>();

        @Override
        public List<Read> poll(Duration wait, Assignment assignment) {
            if (chance.oneIn(3)) {
                learn(assignment);
            }
            return topic.read(reading);
        }

        private void learn(Assignment assignment) {
            Set<Integer> mine = new TreeSet<>();
            given.forEach((partition, member) -> {
                if (member == this) {
                    mine.add(partition);
                }
            });
            Set<Integer> lost = new TreeSet<>(assigned);
            lost.removeAll(mine);
            Set<Integer> gained = new TreeSet<>(mine);
            gained.removeAll(assigned);
            assigned.removeAll(lost);
            lost.forEach(reading::remove);
            assignment.lost(lost);
            assigned.addAll(gained);
            assignment.gained(gained);
        }

        @Override
        public boolean isAssigned(int partition) {
            return assigned.contains(partition);
        }

        @Override
        public void pause(int partition) {
            reading.remove(partition);
        }

        @Override
        public void readFrom(int partition, long offset) {
            reading.put(partition, offset);
        }

        @Override
        public long lag() {
            return 0;
        }

        @Override
        public void wakeup() {}

        @Override
        public void close() {
            exclude(this);
        }
    }
}
