package dev.cauce.engine.desk;

import dev.cauce.engine.conversation.ConversationGuests;
import dev.cauce.engine.conversation.Guest;
import dev.cauce.engine.desk.operation.Holder;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.InteractionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an agent may see: conversations the agent owns or is a guest of, of clients the agent serves. Anything else does not
 * exist.
 */
@Singleton
public final class Visibility {
    private static final int LONGEST_ID = 100;

    private final Operations operations;
    private final ConversationGuests guests;

    Visibility(Operations operations, ConversationGuests guests) {
        this.operations = operations;
        this.guests = guests;
    }

    /** The id in a path; 404 for what cannot be one. */
    public static InteractionId id(String text) {
        if (text.isBlank() || text.length() > LONGEST_ID) {
            throw Problem.notFound("No such conversation.").exception();
        }
        return new InteractionId(text);
    }

    /** The agent's own conversation, active or in wrap-up; 404 for any other. */
    public Uni<Interaction> own(SignedIn user, InteractionId id) {
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), operation -> own(operation, user, id)))
                .map(found -> found.orElseThrow(() -> unknown(id)));
    }

    /** The agent's own conversation, or one that the agent is a guest of; 404 for any other. */
    public Uni<Interaction> seen(SignedIn user, InteractionId id) {
        return found(user, id, _ -> {});
    }

    /** The same, if the agent may also write to the contact; 409 for who was only asked to consult. */
    public Uni<Interaction> writable(SignedIn user, InteractionId id) {
        return found(user, id, kind -> {
            if (kind == Guest.Kind.CONSULT) {
                throw Problem.conflict(
                                "You were asked to consult: write a note. Who has the conversation can make it a conference.")
                        .exception();
            }
        });
    }

    private Uni<Interaction> found(SignedIn user, InteractionId id, Consumer<Guest.Kind> permit) {
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), operation -> operation
                        .interaction(id)
                        .filter(interaction -> user.serves(interaction.client()))))
                .chain(found -> {
                    var interaction = found.orElseThrow(() -> unknown(id));
                    var owner = Holder.owner(interaction).orElseThrow(() -> unknown(id));
                    if (owner.equals(user.agent())) {
                        return Uni.createFrom().item(interaction);
                    }
                    if (!(interaction.phase() instanceof Interaction.Phase.Active)) {
                        throw unknown(id);
                    }
                    return guests.place(user.scope(), id.value(), user.user(), owner.value())
                            .invoke(kind -> permit.accept(kind.orElseThrow(() -> unknown(id))))
                            .replaceWith(interaction);
                });
    }

    /**
     * Lets a command through to the router, which knows its owner and whether it was carried out before. Only what
     * belongs to a client that the user does not serve is refused here, as unknown.
     */
    public Uni<Void> commandable(SignedIn user, InteractionId id) {
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), operation -> operation
                        .interaction(id)
                        .filter(interaction -> !user.serves(interaction.client()))))
                .invoke(foreign -> {
                    if (foreign.isPresent()) {
                        throw unknown(id);
                    }
                })
                .replaceWithVoid();
    }

    static Optional<Interaction> own(OperationState operation, SignedIn user, InteractionId id) {
        return operation
                .interaction(id)
                .filter(interaction -> user.serves(interaction.client()))
                .filter(interaction ->
                        Holder.owner(interaction).filter(user.agent()::equals).isPresent());
    }

    static RuntimeException unknown(InteractionId id) {
        return Problem.notFound("No conversation %s with you. Maybe it was transferred or has ended.".formatted(id))
                .exception();
    }
}
