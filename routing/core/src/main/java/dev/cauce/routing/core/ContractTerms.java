package dev.cauce.routing.core;

import java.util.List;

/**
 * What a client's contract costs when the service level of a queue falls, so far as routing needs it.
 *
 * @param bands what must be credited when the period's share falls below a limit, in minor units of the operation's
 *     currency
 * @param inTime answered in time in the period before the router's own window began
 * @param counted all that counted in that time
 */
public record ContractTerms(List<Band> bands, long inTime, long counted) {
    public ContractTerms {
        bands = List.copyOf(bands);
    }

    /** A credit of {@code amount} is due when the share is below {@code below}. */
    public record Band(double below, long amount) {}
}
