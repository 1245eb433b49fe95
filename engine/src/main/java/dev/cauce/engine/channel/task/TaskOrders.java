package dev.cauce.engine.channel.task;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.EmbeddedFile;
import dev.cauce.channel.api.Part;
import dev.cauce.engine.channel.Intake;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.FilledForm;
import dev.cauce.engine.configuration.definition.TaskType;
import dev.cauce.engine.conversation.ConversationHistory;
import dev.cauce.engine.conversation.ConversationIds;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.security.Role;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import dev.cauce.routing.core.ClientId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes orders in. The same order under the same key is the same task. Blocks. */
@Singleton
class TaskOrders {
    private static final Logger LOG = Logger.getLogger(TaskOrders.class);
    private static final Duration FARTHEST = Duration.ofDays(3_650);
    private static final Duration LONGEST_OVERDUE = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ConfigurationView configuration;
    private final Intake intake;
    private final ConversationHistory history;
    private final Clock clock;

    TaskOrders(ConfigurationView configuration, Intake intake, ConversationHistory history, Clock clock) {
        this.configuration = configuration;
        this.intake = intake;
        this.history = history;
        this.clock = clock;
    }

    /** A task, and the conversation by which agents and supervisors know it. */
    record Ordered(String task, String conversation) {}

    /** The type, if it is of one of the user's clients; administrators order for all. */
    TaskType type(SignedIn user, String id) {
        return configuration
                .find(TaskType.class, id)
                .map(Defined::definition)
                .filter(type -> user.is(Role.ADMINISTRATOR) || user.serves(new ClientId(type.client())))
                .orElseThrow(() -> Problem.invalid(FieldError.of(
                                "type",
                                id,
                                "There is no such task type for you. Define it among the task-types first."))
                        .exception());
    }

    /** What is wrong with an order, shapes apart; nothing when it can be taken. */
    List<FieldError> errors(TaskType type, TaskOrder order) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, Object> form = type.form();
        if (form != null) {
            errors.addAll(FilledForm.errors(form, fields(order), "type"));
        }
        Instant dueAt = order.dueAt();
        if (dueAt != null && !isSensible(dueAt)) {
            errors.add(FieldError.of(
                    "dueAt",
                    dueAt,
                    "Must lie between a year ago and ten years from now. Leave it out if there is none."));
        }
        List<TaskOrder.File> files = files(order);
        for (int place = 0; place < files.size(); place++) {
            if (content(files.get(place)) == null) {
                errors.add(FieldError.of("files[%d].content".formatted(place), "Must be Base64, and not empty."));
            }
        }
        return errors;
    }

    private boolean isSensible(Instant dueAt) {
        Instant now = clock.instant();
        return dueAt.isAfter(now.minus(LONGEST_OVERDUE)) && dueAt.isBefore(now.plus(FARTHEST));
    }

    /**
     * Whether another order was taken under this key: neither may go lost without a word. Says no while the first is so young
     * that its conversation does not know it yet.
     */
    boolean isAnother(SignedIn user, TaskType type, TaskOrder order, String key) {
        ContactAddress contact = contact(type, order, key);
        return history.message(
                        ClientScope.of(new ClientId(type.client())),
                        ConversationIds.message(contact, contact.address()))
                .await()
                .atMost(PATIENCE)
                .filter(before -> !said(order, before.parts()).equals(said(order, parts(user, type, order, contact))))
                .isPresent();
    }

    private List<Part> parts(SignedIn user, TaskType type, TaskOrder order, ContactAddress contact) {
        var event = decoded(user, type, order, contact).events().getFirst();
        return ((ChannelEvent.MessageReceived) event).parts();
    }

    /** Completes when the order is durable. It has no errors; a problem names the files of it that are not kept. */
    Ordered take(SignedIn user, TaskType type, TaskOrder order, String key) {
        ContactAddress contact = contact(type, order, key);
        List<Intake.RefusedFile> refused;
        try {
            refused = intake.takeAllOrNone("task", decoded(user, type, order, contact));
        } catch (IOException | ExecutionException | TimeoutException failure) {
            LOG.warnf(failure, "A task may not be durable type=%s", order.type());
            throw unavailable();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
        if (!refused.isEmpty()) {
            throw Problem.invalid(refused.stream()
                            .map(file -> FieldError.of(
                                    "files[%d].content".formatted(file.place()),
                                    file.why().value(),
                                    file.why().message()))
                            .toList())
                    .exception();
        }
        return new Ordered(contact.address(), ConversationIds.opened(contact, contact.address()));
    }

    private static ContactAddress contact(TaskType type, TaskOrder order, String key) {
        String task = UUID.nameUUIDFromBytes(("task|" + order.type() + '|' + key).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new ContactAddress(type.client(), order.type(), task);
    }

    /** What an order says, without what the engine adds: a date that follows from the type, and what it finds files to be. */
    private static List<Object> said(TaskOrder order, List<Part> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Task task ->
                        List.of(task.title(), task.fields(), order.dueAt() == null ? "" : String.valueOf(task.dueAt()));
                    case Part.Attachment file -> file.id();
                    default -> part;
                })
                .toList();
    }

    private Decoded.Events decoded(SignedIn user, TaskType type, TaskOrder order, ContactAddress contact) {
        Instant now = clock.instant();
        Instant dueAt = order.dueAt() != null || type.dueWithin() == null ? order.dueAt() : now.plus(type.dueWithin());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Task(order.title(), fields(order), dueAt));
        if (order.text() != null && !order.text().isBlank()) {
            parts.add(new Part.Text(order.text()));
        }
        List<EmbeddedFile> files = new ArrayList<>();
        for (TaskOrder.File file : files(order)) {
            byte[] content = Objects.requireNonNull(content(file));
            String id = EmbeddedFile.idOf(contact, content, files.size());
            var description = new Part.Attachment(id, file.name(), "application/octet-stream", content.length);
            files.add(new EmbeddedFile(contact, description, content));
            parts.add(description);
        }
        return new Decoded.Events(
                List.of(new ChannelEvent.MessageReceived(contact.address(), contact, now, user.user(), parts)), files);
    }

    private static Map<String, Object> fields(TaskOrder order) {
        return Objects.requireNonNullElse(order.fields(), Map.of());
    }

    private static List<TaskOrder.File> files(TaskOrder order) {
        return Objects.requireNonNullElse(order.files(), List.of());
    }

    private static byte @Nullable [] content(TaskOrder.File file) {
        try {
            byte[] content = Base64.getMimeDecoder().decode(file.content());
            return content.length == 0 ? null : content;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static RuntimeException unavailable() {
        return Problem.of(
                        ProblemType.UNAVAILABLE,
                        "The task could not be kept just now. Repeat the request with the same Idempotency-Key.")
                .retryAfter(RETRY)
                .exception();
    }
}
