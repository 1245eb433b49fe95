package dev.cauce.engine.reporting.figures;

/**
 * Ratings of the conversations of one or many intervals. Counts of disjoint sets of conversations add up.
 *
 * @param asked conversations that ended and whose contacts were asked
 * @param given those that were rated
 * @param satisfied those that were rated 4 or 5
 */
public record RatingCounts(long asked, long given, long satisfied) {
    public static final RatingCounts NONE = new RatingCounts(0, 0, 0);

    public RatingCounts plus(RatingCounts more) {
        return new RatingCounts(asked + more.asked, given + more.given, satisfied + more.satisfied);
    }
}
