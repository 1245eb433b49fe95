package dev.cauce.engine.configuration.definition;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an interaction of a client can have ended; chosen in wrap-up. */
@Schema(description = "How an interaction of a client can have ended; chosen in wrap-up.")
public record Disposition(
        @Name String name,

        @Schema(examples = "acme") @NotNull(message = Shapes.REQUIRED) @Id
        String client,

        @Schema(description = "Where it can be chosen; everywhere at the client when empty")
        @Size(max = Shapes.MANY, message = Shapes.MANY_MESSAGE)
        Set<@NotNull @Id String> queues)
        implements Definition {

    public Disposition {
        queues = Shapes.setOf(queues);
    }

    @Override
    public List<Reference> references() {
        var references = new ArrayList<Reference>();
        references.add(new Reference(Kind.CLIENT, client, "client"));
        queues.forEach(queue -> references.add(new Reference(Kind.QUEUE, queue, "queues")));
        return references;
    }

    @Override
    public Optional<String> owner() {
        return Optional.of(client);
    }

    @Override
    public List<Fixed> fixed() {
        return List.of(new Fixed("client", client));
    }
}
