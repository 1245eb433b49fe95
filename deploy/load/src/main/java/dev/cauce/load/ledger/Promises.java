package dev.cauce.load.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the engine acknowledged in a run.
 *
 * @param acknowledged lines the engine said it has
 * @param shown by visitor, lines on the visitor's screen by their number
 * @param conversations ids of the engine
 * @param acceptedOffers offers that their agents certainly accepted in time
 * @param doubtfulOffers offers for which the engine never said so for certain
 * @param transfers conversations that were given to another queue, once each
 * @param begun visitors with at least one acknowledged line
 * @param ended visitors who were told that it is over
 * @param noticed what was wrong already while the load ran
 */
public record Promises(
        Set<Utterance> acknowledged,
        Map<Integer, Map<Long, Utterance>> shown,
        Set<String> conversations,
        Set<String> acceptedOffers,
        Set<String> doubtfulOffers,
        Set<String> transfers,
        Set<String> wrapUps,
        Set<Integer> begun,
        Set<Integer> ended,
        List<Violation> noticed) {
    public Promises {
        acknowledged = Set.copyOf(acknowledged);
        shown = Map.copyOf(shown);
        conversations = Set.copyOf(conversations);
        acceptedOffers = Set.copyOf(acceptedOffers);
        doubtfulOffers = Set.copyOf(doubtfulOffers);
        transfers = Set.copyOf(transfers);
        wrapUps = Set.copyOf(wrapUps);
        begun = Set.copyOf(begun);
        ended = Set.copyOf(ended);
        noticed = List.copyOf(noticed);
    }
}
