package dev.cauce.engine.desk;

import dev.cauce.engine.conversation.ContactMerges;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Merges addresses with a conversation's contact and splits them again: agents what they know, supervisors any of the client. */
@Singleton
public final class Merging {
    /** The very same for an address that nobody has and for one that the agent does not know: it must not tell which exist. */
    private static final String UNKNOWN_TO_AGENT =
            "You cannot merge this address. Maybe no conversation of this client has it, or you do not know it: the contact"
                    + " has not written it here, and you have had no conversation with it for 24 hours. Write it as its"
                    + " channel does, such as 34600111222 or maria@example.org, or ask a supervisor.";

    private static final String UNKNOWN =
            "No conversation of this client has this address. Write it as its channel does, such as 34600111222 or"
                    + " maria@example.org.";

    private final ContactMerges merges;

    Merging(ContactMerges merges) {
        this.merges = merges;
    }

    /** Where the contact can also be met. */
    @Schema(name = "ContactAddress", examples = "{\"address\": \"maria@example.org\"}")
    public record AddressRequest(
            @NotBlank(message = "Send an address.") @Size(max = 200, message = "At most 200 characters.")
            String address) {}

    /** The conversation has been let in. */
    public Uni<Void> merge(SignedIn user, ConversationPlace conversation, AddressRequest request) {
        var address = request.address().strip();
        var any = user.is(Role.SUPERVISOR);
        return merges.merge(user.scope(), conversation, address, new ContactMerges.Merger(user.user(), any))
                .invoke(outcome -> check(outcome, address, any))
                .replaceWithVoid();
    }

    /** The conversation has been let in. */
    public Uni<Void> split(SignedIn user, ConversationPlace conversation, String address) {
        if (conversation.contact().address().equals(address)) {
            throw Problem.conflict("%s is the conversation's own address, which cannot be split from itself."
                            .formatted(address))
                    .exception();
        }
        return merges.split(user.scope(), conversation, address, user.user()).replaceWithVoid();
    }

    private static void check(ContactMerges.Outcome outcome, String address, boolean any) {
        switch (outcome) {
            case DONE -> {}
            case UNKNOWN ->
                throw Problem.invalid(FieldError.of("address", address, any ? UNKNOWN : UNKNOWN_TO_AGENT))
                        .exception();
            case TOO_MANY ->
                throw Problem.conflict("The contact would have more than 20 addresses. Split one first.")
                        .exception();
        }
    }
}
