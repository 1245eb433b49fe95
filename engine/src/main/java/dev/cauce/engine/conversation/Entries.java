package dev.cauce.engine.conversation;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.ChatChannel;
import dev.cauce.routing.core.QueueId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where conversations of the configured channels enter. */
@ApplicationScoped
class Entries {
    private final ConfigurationView configuration;

    Entries(ConfigurationView configuration) {
        this.configuration = configuration;
    }

    /** Empty for a channel that is not configured, or not the client's. */
    Optional<Entry> of(ContactAddress contact) {
        return configuration
                .channel(contact.channel())
                .filter(channel -> channel.client().equals(contact.client()))
                .flatMap(channel -> configuration
                        .queue(new QueueId(channel.queue()))
                        .map(queue -> new Entry(
                                channel.medium().channel().name(),
                                queue.operation(),
                                channel.queue(),
                                queue.priorityOfNewWork(),
                                channel instanceof ChatChannel chat && chat.asksForRating())));
    }

    boolean known() {
        return configuration.isComplete();
    }
}
