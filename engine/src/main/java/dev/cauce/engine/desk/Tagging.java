package dev.cauce.engine.desk;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.conversation.ConversationTags;
import dev.cauce.engine.desk.view.TagsView;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.ClientId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tags conversations with the words that their client has configured; one that was taken out of them since may stay. */
@Singleton
public final class Tagging {
    private static final int MOST = 20;

    private final ConversationTags tags;
    private final ConfigurationView configuration;

    Tagging(ConversationTags tags, ConfigurationView configuration) {
        this.tags = tags;
        this.configuration = configuration;
    }

    /** All tags that a conversation is to have. */
    @Schema(examples = "{\"tags\": [\"complaint\"]}")
    public record TagsRequest(
            @NotNull(message = "Send a list, which may be empty.") @Size(max = MOST, message = "At most 20 tags.")
            List<@NotNull(message = "Send a word.") @Size(max = 40, message = "At most 40 characters.") String> tags) {
        public TagsRequest {
            tags = tags == null ? null : tags.stream().toList();
        }
    }

    public Uni<TagsView> read(SignedIn user, ConversationPlace conversation) {
        return tags.of(user.scope(), conversation.id()).map(TagsView::new);
    }

    /** The conversation has these tags and no other; 400 for one that the client does not have. */
    public Uni<TagsView> put(SignedIn user, ConversationPlace conversation, TagsRequest request) {
        return tags.of(user.scope(), conversation.id())
                .invoke(present -> check(conversation, request.tags(), present))
                .chain(() -> tags.put(user.scope(), conversation, request.tags(), user.user()))
                .map(TagsView::new);
    }

    private void check(ConversationPlace conversation, List<String> wanted, List<String> present) {
        var known = configuration
                .client(new ClientId(conversation.contact().client()))
                .map(Client::tags)
                .orElse(Set.of());
        for (var at = 0; at < wanted.size(); at++) {
            var tag = wanted.get(at);
            if (!known.contains(tag) && !present.contains(tag)) {
                throw Problem.invalid(FieldError.of(
                                "tags[%d]".formatted(at), tag, "Not a tag of this client. " + choices(known)))
                        .exception();
            }
        }
    }

    private static String choices(Set<String> known) {
        return known.isEmpty()
                ? "None is configured; ask an administrator to add some to the client."
                : "There are: " + String.join(", ", known.stream().sorted().toList()) + ".";
    }
}
