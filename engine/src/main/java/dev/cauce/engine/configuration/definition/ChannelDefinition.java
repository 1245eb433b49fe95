package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;

/** A way by which a client's contacts or other systems bring work. No two of any kind have the same id. */
public sealed interface ChannelDefinition extends Definition
        permits ChatChannel, HttpChannel, Mailbox, ProviderAccount, TaskType, WhatsAppNumber {

    String name();

    String client();

    /** Where its conversations enter; takes this medium. */
    String queue();

    @JsonIgnore
    MediaChannel medium();

    @Override
    default List<Reference> references() {
        return List.of(new Reference(Kind.CLIENT, client(), "client"), new Reference(Kind.QUEUE, queue(), "queue"));
    }

    @Override
    default Optional<String> owner() {
        return Optional.of(client());
    }

    @Override
    default List<Fixed> fixed() {
        return List.of(new Fixed("client", client()));
    }
}
