package dev.cauce.routing.core.machine;

/** The agents of a queue who qualify from one relaxation step on, at one level. Earlier tiers outrank later ones. */
final class Tier implements Comparable<Tier> {
    final int relaxation;
    final int level;
    final Bits agents = new Bits();
    int size;

    Tier(int relaxation, int level) {
        this.relaxation = relaxation;
        this.level = level;
    }

    @Override
    public int compareTo(Tier other) {
        int byRelaxation = Integer.compare(relaxation, other.relaxation);
        return byRelaxation != 0 ? byRelaxation : Integer.compare(level, other.level);
    }
}
