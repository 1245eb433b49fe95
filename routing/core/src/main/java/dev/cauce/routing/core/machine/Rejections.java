package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OfferId;
import dev.cauce.routing.core.QueueId;
import dev.cauce.routing.core.Reply.Rejected;
import dev.cauce.routing.core.Reply.Rejection;

/** The answers that say no, in words that may be shown. */
final class Rejections {
    private Rejections() {}

    static Rejected unknownQueue(QueueId queue) {
        return new Rejected(Rejection.UNKNOWN_QUEUE, "There is no queue " + queue + ". Maybe it was retired.");
    }

    static Rejected unknownAgent(AgentId agent) {
        return new Rejected(Rejection.UNKNOWN_AGENT, "There is no agent " + agent + ". Maybe it was retired.");
    }

    static Rejected unknownInteraction(InteractionId interaction) {
        return new Rejected(
                Rejection.UNKNOWN_INTERACTION, "There is no interaction " + interaction + ". Maybe it is over.");
    }

    static Rejected offerGone(OfferId offer, String why) {
        return new Rejected(Rejection.OFFER_GONE, "Offer " + offer + " is gone: " + why);
    }

    static Rejected notOwner(InteractionId interaction, AgentId agent) {
        return new Rejected(
                Rejection.NOT_OWNER, "Interaction " + interaction + " is not with agent " + agent + " (any more).");
    }

    static Rejected wrongPhase(InteractionId interaction, String needed) {
        return new Rejected(Rejection.WRONG_PHASE, "Interaction " + interaction + " must be " + needed + " for this.");
    }

    static Rejected wrongClient(String message) {
        return new Rejected(Rejection.WRONG_CLIENT, message);
    }

    static Rejected inUse(String message) {
        return new Rejected(Rejection.IN_USE, message);
    }

    static Rejected invalid(String message) {
        return new Rejected(Rejection.INVALID, message);
    }
}
