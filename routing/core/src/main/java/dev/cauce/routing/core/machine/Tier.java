package dev.cauce.routing.core.machine;

/**
 * The agents of a queue who qualify from one relaxation step on, at one level, with one rank under the queue's policy.
 * Earlier tiers outrank later ones.
 */
final class Tier implements Comparable<Tier> {
    final int relaxation;
    final int level;
    final int rank;
    final Bits agents = new Bits();
    private int counted = -1;
    private int countedVersion;
    private int countedOthers;

    Tier(int relaxation, int level, int rank) {
        this.relaxation = relaxation;
        this.level = level;
        this.rank = rank;
    }

    /** How many are available. Counted anew only after somebody came or went. */
    int countAvailable(Bits available) {
        if (counted < 0 || countedVersion != agents.version() || countedOthers != available.version()) {
            counted = agents.countWith(available);
            countedVersion = agents.version();
            countedOthers = available.version();
        }
        return counted;
    }

    @Override
    public int compareTo(Tier other) {
        int byRelaxation = Integer.compare(relaxation, other.relaxation);
        if (byRelaxation != 0) {
            return byRelaxation;
        }
        int byLevel = Integer.compare(level, other.level);
        return byLevel != 0 ? byLevel : Integer.compare(rank, other.rank);
    }
}
