package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.MediaChannel;
import dev.cauce.engine.configuration.definition.Overflow;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.web.FieldError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a queue's overflow rules are whole, and the engine can carry them out. Pure. */
final class OverflowRules {
    /** Channels on which a contact can be told something and may come back to it. */
    private static final Set<MediaChannel> TOLD = EnumSet.of(MediaChannel.CHAT, MediaChannel.WHATSAPP);

    private final String id;
    private final Queue queue;
    private final List<FieldError> errors = new ArrayList<>();

    private OverflowRules(String id, Queue queue) {
        this.id = id;
        this.queue = queue;
    }

    static List<FieldError> check(String id, Queue queue) {
        var rules = new OverflowRules(id, queue);
        for (var index = 0; index < queue.overflow().size(); index++) {
            rules.check("overflow[%d].".formatted(index), queue.overflow().get(index));
        }
        return rules.errors;
    }

    private void check(String field, Overflow rule) {
        condition(field, rule);
        target(field, rule);
        if (rule.message() != null && !TOLD.containsAll(queue.channels())) {
            errors.add(FieldError.of(
                    field + "message",
                    "Contacts of chat and whatsapp can be told a message, but this queue takes other channels too."
                            + " Give those a queue of their own."));
        }
    }

    private void condition(String field, Overflow rule) {
        var when = rule.when();
        belongs(
                field + "longerThan",
                rule.longerThan(),
                when == Overflow.When.ESTIMATED_WAIT || when == Overflow.When.WAITED,
                "estimated-wait and waited");
        belongs(field + "moreThan", rule.moreThan(), when == Overflow.When.DEPTH, "depth");
        if (when == Overflow.When.CLOSED && queue.openingHours() == null) {
            errors.add(FieldError.of(
                    field + "when",
                    "closed",
                    "A queue without opening hours is always open. Choose openingHours too."));
        }
    }

    private void target(String field, Overflow rule) {
        var to = rule.to();
        belongs(field + "queue", rule.queue(), to == Overflow.To.QUEUE, "the target queue");
        if (id.equals(rule.queue())) {
            errors.add(
                    FieldError.of(field + "queue", id, "Work cannot overflow to where it is. Choose another queue."));
        }
        if (rule.order() != null && to != Overflow.To.CALLBACK) {
            errors.add(FieldError.of(field + "order", rule.order(), "Is for the target callback only. Leave it out."));
        }
        if (rule.order() == Overflow.Order.CUSTOMER_FIRST) {
            errors.add(
                    FieldError.of(
                            field + "order",
                            "customer-first",
                            "No channel of Cauce can call a contact yet. Choose agent-first: the agent writes when the turn comes."));
        }
        switch (to) {
            case MESSAGE, CALLBACK -> {
                if (rule.message() == null || rule.message().isBlank()) {
                    errors.add(FieldError.of(
                            field + "message", "Say what the contact is told: nobody is left in silence."));
                }
            }
            case VOICEMAIL ->
                errors.add(FieldError.of(
                        field + "to",
                        "voicemail",
                        "Cauce cannot record voicemail yet. Choose queue, callback or message."));
            case BOT ->
                errors.add(FieldError.of(
                        field + "to", "bot", "Cauce has no bots yet. Choose queue, callback or message."));
            case QUEUE -> {}
        }
    }

    private void belongs(String field, @Nullable Object value, boolean wanted, String owner) {
        if (wanted && value == null) {
            errors.add(FieldError.of(field, "Is needed for %s. Send a value.".formatted(owner)));
        }
        if (!wanted && value != null) {
            errors.add(FieldError.of(field, value, "Is for %s only. Leave it out.".formatted(owner)));
        }
    }
}
