package dev.cauce.engine.desk.screenpop;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.AddressTemplate.Filling;
import dev.cauce.engine.configuration.definition.AddressTemplate.Place;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.configuration.definition.Queue;
import dev.cauce.engine.configuration.definition.ScreenPop;
import dev.cauce.engine.conversation.ConversationPlace;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.routing.core.Interaction;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which panels a conversation has, and at which addresses. */
@Singleton
class ScreenPops {
    private final ConfigurationView configuration;

    ScreenPops(ConfigurationView configuration) {
        this.configuration = configuration;
    }

    /** A panel of a conversation. */
    record Opened(String id, long version, ScreenPop pop, URI url) {}

    /** Those of its client and its queue, by name. */
    List<Opened> of(SignedIn user, Interaction interaction, ConversationPlace place) {
        var values = values(user, interaction, place);
        return configuration.all(ScreenPop.class).stream()
                .filter(one -> isOf(one.definition(), interaction))
                .sorted(Comparator.comparing(
                                (Defined<ScreenPop> one) -> one.definition().name())
                        .thenComparing(Defined::id))
                .map(one -> new Opened(
                        one.id(),
                        one.version(),
                        one.definition(),
                        Filling.fill(one.definition().url(), values)))
                .toList();
    }

    private static boolean isOf(ScreenPop pop, Interaction interaction) {
        return pop.client().equals(interaction.client().value())
                && (pop.queues().isEmpty()
                        || pop.queues().contains(interaction.queue().value()));
    }

    private Map<Place, String> values(SignedIn user, Interaction interaction, ConversationPlace place) {
        Map<Place, String> values = new EnumMap<>(Place.class);
        values.put(Place.CONTACT_ADDRESS, place.contact().address());
        values.put(Place.CONVERSATION_ID, place.id());
        values.put(Place.CONVERSATION_CHANNEL, place.kind());
        values.put(Place.CONVERSATION_STARTED, interaction.createdAt().toString());
        values.put(Place.CONVERSATION_PRIORITY, Integer.toString(interaction.priority()));
        values.put(Place.QUEUE_ID, interaction.queue().value());
        values.put(
                Place.QUEUE_NAME, name(configuration.queue(interaction.queue()).map(Queue::name)));
        values.put(Place.CLIENT_ID, interaction.client().value());
        values.put(
                Place.CLIENT_NAME,
                name(configuration.client(interaction.client()).map(Client::name)));
        values.put(Place.AGENT_ID, user.user());
        return values;
    }

    private static String name(Optional<String> known) {
        return known.orElse("");
    }
}
