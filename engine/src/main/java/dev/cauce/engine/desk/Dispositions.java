package dev.cauce.engine.desk;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.Disposition;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.DispositionId;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Reads how a conversation is said to have ended, and says which endings its client has. */
@Singleton
final class Dispositions {
    private final ConfigurationView configuration;
    private final Operations operations;

    Dispositions(ConfigurationView configuration, Operations operations) {
        this.configuration = configuration;
        this.operations = operations;
    }

    /**
     * The disposition, or a 400 that names those that can be chosen. What the router does not have any more is left to the
     * router, which knows whether this is a repetition.
     */
    Uni<DispositionId> read(SignedIn user, InteractionId conversation, String disposition) {
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), state -> state.interaction(conversation)))
                .invoke(found -> found.ifPresent(interaction -> check(interaction, disposition)))
                .replaceWith(() -> new DispositionId(disposition));
    }

    private void check(Interaction interaction, String disposition) {
        var chosen = configuration.find(Disposition.class, disposition);
        if (chosen.filter(one -> canBeChosen(one, interaction)).isEmpty()) {
            throw Problem.invalid(FieldError.of(
                            "disposition",
                            disposition,
                            "Not a disposition of this conversation's client and queue. " + choices(interaction)))
                    .exception();
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
