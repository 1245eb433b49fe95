package dev.cauce.engine.desk;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.FilledForm;
import dev.cauce.engine.configuration.definition.Disposition;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.DispositionId;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads how a conversation is said to have ended, and says which endings its client has. */
@Singleton
final class Dispositions {
    /** As JSON. */
    private static final int MOST_BYTES = 16_384;

    private final ConfigurationView configuration;
    private final Operations operations;

    Dispositions(ConfigurationView configuration, Operations operations) {
        this.configuration = configuration;
        this.operations = operations;
    }

    /**
     * The disposition, or a 400 that names those that can be chosen, or what is wrong with the fields of its form. What the router does not have any more is left to the
     * router, which knows whether this is a repetition.
     */
    Uni<DispositionId> read(SignedIn user, InteractionId conversation, String disposition, Map<String, Object> fields) {
        FilledForm.tooLarge(fields, MOST_BYTES).ifPresent(error -> {
            throw Problem.invalid(error).exception();
        });
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), state -> state.interaction(conversation)))
                .invoke(found -> found.ifPresent(interaction -> check(interaction, disposition, fields)))
                .replaceWith(() -> new DispositionId(disposition));
    }

    private void check(Interaction interaction, String disposition, Map<String, Object> fields) {
        var chosen = configuration.find(Disposition.class, disposition).filter(one -> canBeChosen(one, interaction));
        if (chosen.isEmpty()) {
            throw Problem.invalid(FieldError.of(
                            "disposition",
                            disposition,
                            "Not a disposition of this conversation's client and queue. " + choices(interaction)))
                    .exception();
        }
        var form = chosen.get().definition().form();
        if (form == null && !fields.isEmpty()) {
            throw Problem.invalid(FieldError.of(
                            "fields",
                            String.join(", ", fields.keySet()),
                            "Disposition %s has no form. Leave the fields out, or give it one in the configuration."
                                    .formatted(disposition)))
                    .exception();
        }
        var errors = form == null ? List.<FieldError>of() : FilledForm.errors(form, fields, "disposition");
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
    }

    private static boolean canBeChosen(Defined<Disposition> one, Interaction interaction) {
        var queues = one.definition().queues();
        return one.definition().client().equals(interaction.client().value())
                && (queues.isEmpty() || queues.contains(interaction.queue().value()));
    }

    private String choices(Interaction interaction) {
        var ids = configuration.all(Disposition.class).stream()
                .filter(one -> canBeChosen(one, interaction))
                .map(Defined::id)
                .sorted()
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? "None is configured; ask an administrator to define one." : "There are: " + ids + ".";
    }
}
