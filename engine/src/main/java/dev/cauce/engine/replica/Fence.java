package dev.cauce.engine.replica;

/**
 * Which owner's next step counts at a point of the log. The first claim of an epoch wins; a claim of the same or an
 * older epoch is void. Depends on the log alone, so every reader comes to the same answer.
 *
 * @param next the number of the owner's step that counts next; a gap fences the owner, because a step was lost
 */
public record Fence(long epoch, String owner, long next) {
    /** Before the first claim: nothing counts. */
    public static final Fence OPEN = new Fence(0, "", 0);

    /** The fence after this record. */
    public Fence after(LogRecord<?, ?, ?> written) {
        return switch (written) {
            case LogRecord.Claim<?, ?, ?> claim ->
                claim.epoch() > epoch ? new Fence(claim.epoch(), claim.owner(), 0) : this;
            case LogRecord.Stepped<?, ?, ?> stepped -> admits(stepped) ? new Fence(epoch, owner, next + 1) : this;
        };
    }

    /** Whether a step counts where this fence holds. */
    public boolean admits(LogRecord.Stepped<?, ?, ?> stepped) {
        return stepped.epoch() == epoch && stepped.owner().equals(owner) && stepped.sequence() == next;
    }

    /** Whether this process's claim is the one that holds. */
    public boolean isOf(long claimedEpoch, String claimant) {
        return epoch == claimedEpoch && owner.equals(claimant);
    }
}
