package dev.cauce.engine.desk.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What things are called that the API names by id, each list in the order of ids.
 *
 * @param name the caller's own
 * @param colleagues agents of the caller's operation with a client in common
 */
public record DirectoryView(
        String name,
        List<Named> clients,
        List<QueueName> queues,
        List<Named> colleagues,
        List<ReasonName> presenceReasons,
        List<DispositionName> dispositions,
        List<ClientTags> tags) {
    public DirectoryView {
        clients = List.copyOf(clients);
        queues = List.copyOf(queues);
        colleagues = List.copyOf(colleagues);
        presenceReasons = List.copyOf(presenceReasons);
        dispositions = List.copyOf(dispositions);
        tags = List.copyOf(tags);
    }

    public record Named(String id, String name) {}

    public record QueueName(String id, String name, String client) {}

    /** The words that conversations of a client can be tagged with. */
    public record ClientTags(String client, List<String> tags) {
        public ClientTags {
            tags = List.copyOf(tags);
        }
    }

    /** The names are by language. */
    public record ReasonName(String id, Map<String, String> names, boolean productive) {
        public ReasonName {
            names = Map.copyOf(names);
        }
    }

    /** A text to choose; without queues in all of its client's. The words are by language. */
    public record AnswerText(
            String id, String name, String shortcut, String client, List<String> queues, Map<String, String> text) {
        public AnswerText {
            queues = List.copyOf(queues);
            text = Map.copyOf(text);
        }
    }

    /** A disposition without queues can be chosen in all of its client's. Its form is the JSON Schema of what is filled in with it. */
    public record DispositionName(
            String id,
            String name,
            String client,
            List<String> queues,
            @Nullable Map<String, Object> form) {
        public DispositionName {
            queues = List.copyOf(queues);
            form = form == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(form));
        }
    }
}
