package dev.cauce.engine.supervisor;

import dev.cauce.channel.api.Part;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.definition.TaskType;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.StoredMessage;
import dev.cauce.engine.desk.Operations;
import dev.cauce.engine.desk.operation.Holder;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.supervisor.TaskList.Due;
import dev.cauce.engine.supervisor.TaskList.OfType;
import dev.cauce.engine.supervisor.TaskList.OpenTask;
import dev.cauce.routing.core.Channel;
import dev.cauce.routing.core.ClientId;
import dev.cauce.routing.core.Interaction;
import dev.cauce.routing.core.QueueDefinition;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the open back-office work of a user's clients: what the router has, with what it is from PostgreSQL. */
@Singleton
final class OpenTasks {
    /** More are not looked at; what is due first is. */
    static final int MOST = 10_000;

    private final Operations operations;
    private final ConversationHistory history;
    private final ConfigurationView configuration;
    private final ClientZones zones;
    private final Clock clock;

    OpenTasks(
            Operations operations,
            ConversationHistory history,
            ConfigurationView configuration,
            ClientZones zones,
            Clock clock) {
        this.operations = operations;
        this.history = history;
        this.configuration = configuration;
        this.zones = zones;
        this.clock = clock;
    }

    /** What is asked for; anything where absent. */
    record Asked(
            @Nullable String client,
            @Nullable String queue,
            @Nullable String type,
            @Nullable Due due,
            int limit) {
        boolean isOf(QueueDefinition of) {
            return (client == null || of.client().value().equals(client))
                    && (queue == null || of.id().value().equals(queue));
        }

        boolean isOf(String any) {
            return type == null || any.equals(type);
        }
    }

    private record Open(Interaction interaction, Instant dueAt, Due due) {}

    private record Typed(Open open, String type) {}

    Uni<TaskList> of(SignedIn user, Asked asked) {
        var now = clock.instant();
        return Uni.createFrom()
                .completionStage(() -> operations.read(user.operation(), state -> open(state, user, asked, now)))
                .chain(all -> {
                    var looked = all.subList(0, Math.min(all.size(), MOST));
                    return history.channels(user.scope(), ids(looked.stream()))
                            .map(types -> typed(looked, types, asked))
                            .chain(typed -> answer(user, asked, now, typed, all.size() - looked.size()));
                });
    }

    private List<Open> open(OperationState state, SignedIn user, Asked asked, Instant now) {
        return state.queues().stream()
                .filter(queue -> user.serves(queue.client()) && asked.isOf(queue))
                .flatMap(queue -> Stream.concat(
                                state.unansweredIn(queue.id()).stream(), state.answeredIn(queue.id()).stream())
                        .filter(one -> one.channel().equals(Channel.TASK) && user.serves(one.client()))
                        .map(one -> {
                            var dueAt = one.due(queue.target(), Duration.ZERO);
                            return new Open(one, dueAt, Due.of(dueAt, now, zones.of(queue.client())));
                        }))
                .sorted(Comparator.comparing(Open::dueAt)
                        .thenComparing(one -> one.interaction().id()))
                .toList();
    }

    private static List<Typed> typed(List<Open> open, Map<String, String> types, Asked asked) {
        return open.stream()
                .flatMap(one -> Stream.ofNullable(
                                types.get(one.interaction().id().value()))
                        .map(type -> new Typed(one, type)))
                .filter(one -> asked.isOf(one.type()))
                .toList();
    }

    private Uni<TaskList> answer(SignedIn user, Asked asked, Instant now, List<Typed> typed, int leftOut) {
        var first = typed.stream()
                .filter(one -> asked.due() == null || one.open().due() == asked.due())
                .limit(asked.limit())
                .toList();
        return history.firstMessages(user.scope(), ids(first.stream().map(Typed::open)))
                .map(messages -> new TaskList(
                        now,
                        kinds(typed),
                        first.stream()
                                .map(one -> task(
                                        one,
                                        messages.get(
                                                one.open().interaction().id().value())))
                                .toList(),
                        leftOut));
    }

    private List<OfType> kinds(List<Typed> typed) {
        return typed.stream()
                .collect(Collectors.groupingBy(
                        one -> new TypeOf(one.type(), one.open().interaction().client()),
                        () -> new TreeMap<>(Comparator.comparing(TypeOf::type).thenComparing(TypeOf::client)),
                        Collectors.groupingBy(
                                one -> one.open().due(), () -> new EnumMap<>(Due.class), Collectors.counting())))
                .entrySet()
                .stream()
                .map(entry -> new OfType(
                        entry.getKey().type(),
                        name(entry.getKey().type()),
                        entry.getKey().client().value(),
                        count(entry.getValue(), Due.OVERDUE),
                        count(entry.getValue(), Due.TODAY),
                        count(entry.getValue(), Due.LATER)))
                .toList();
    }

    private record TypeOf(String type, ClientId client) {}

    private static int count(Map<Due, Long> counts, Due due) {
        return Math.toIntExact(counts.getOrDefault(due, 0L));
    }

    private String name(String type) {
        return configuration
                .find(TaskType.class, type)
                .map(found -> found.definition().name())
                .orElse(type);
    }

    private static OpenTask task(Typed one, @Nullable StoredMessage message) {
        var interaction = one.open().interaction();
        return new OpenTask(
                interaction.id().value(),
                one.type(),
                interaction.client().value(),
                interaction.queue().value(),
                message == null ? null : title(message),
                one.open().dueAt(),
                one.open().due(),
                LiveResource.phase(interaction.phase()),
                Holder.of(interaction).map(Object::toString).orElse(null),
                interaction.priority(),
                interaction.enteredQueueAt());
    }

    private static @Nullable String title(StoredMessage message) {
        return message.parts().stream()
                .flatMap(part -> part instanceof Part.Task task ? Stream.of(task.title()) : Stream.empty())
                .findFirst()
                .orElse(null);
    }

    private static List<String> ids(Stream<Open> open) {
        return open.map(one -> one.interaction().id().value()).toList();
    }
}
