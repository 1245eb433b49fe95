package dev.cauce.channel.api;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Connects telephony. What becomes of a call is told by {@link CallEvent}s only; an outcome says whether it was begun. */
public interface CallAdapter {

    String kind();

    Capabilities capabilities();

    /** Pure, as {@link MessageAdapter#decode}. */
    List<CallEvent> decode(Payload payload);

    /** Begins to carry out a command. Commands of one call are handed over in order. */
    CompletionStage<DeliveryOutcome> perform(CallCommand command);
}
