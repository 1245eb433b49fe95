package dev.cauce.engine.configuration.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What agents of a client choose from or have at hand: everywhere at the client, or at some of its queues. */
public sealed interface AgentChoice extends Definition permits CannedAnswer, Disposition, ScreenPop {

    String client();

    /** Where it can be chosen; everywhere at the client when empty. */
    Set<String> queues();

    @Override
    @JsonIgnore
    default List<Reference> references() {
        return Stream.concat(
                        Stream.of(new Reference(Kind.CLIENT, client(), "client")),
                        queues().stream().map(queue -> new Reference(Kind.QUEUE, queue, "queues")))
                .toList();
    }

    @Override
    @JsonIgnore
    default Optional<String> owner() {
        return Optional.of(client());
    }

    @Override
    @JsonIgnore
    default List<Fixed> fixed() {
        return List.of(new Fixed("client", client()));
    }
}
