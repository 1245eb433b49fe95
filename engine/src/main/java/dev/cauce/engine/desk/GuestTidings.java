package dev.cauce.engine.desk;

import dev.cauce.engine.Periodically;
import dev.cauce.engine.conversation.ConversationGuests;
import dev.cauce.engine.conversation.Guest;
import dev.cauce.engine.desk.operation.LogStep;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.desk.session.Desk;
import dev.cauce.engine.desk.view.ConversationView;
import dev.cauce.engine.desk.view.DeskEvent;
import dev.cauce.engine.desk.view.ParticipantView;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.InteractionId;
import dev.cauce.routing.core.OperationId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells desks what became of invitations and guests, whoever changed it in whichever process: what is open is read again
 * after each change made here, and every second. There, too, unanswered invitations lapse, and guests leave a conversation that
 * went on without who asked them.
 */
@Singleton
final class GuestTidings {
    private static final Logger LOG = Logger.getLogger(GuestTidings.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** So long the log may be behind what another process has seen of it. */
    private static final Duration LOG_BEHIND = Duration.ofSeconds(10);

    private final ConversationGuests guests;
    private final GuestBook book;
    private final Operations operations;
    private final AgentDesks desks;
    private final Clock clock;
    private final AtomicInteger asked = new AtomicInteger();
    private @Nullable Cancellable sweeps;

    GuestTidings(ConversationGuests guests, GuestBook book, Operations operations, AgentDesks desks, Clock clock) {
        this.guests = guests;
        this.book = book;
        this.operations = operations;
        this.desks = desks;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        operations.addListener((step, after, _) -> step(step, after));
        sweeps = Periodically.run(
                AGAIN,
                this::sweep,
                failure -> LOG.error("Guests of conversations are not looked after any more", failure));
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (sweeps != null) {
            sweeps.cancel();
        }
    }

    /** Reads what is open, and tells what changed. One reading at a time, so that an older one never overtakes. */
    void refresh() {
        if (asked.getAndIncrement() == 0) {
            read();
        }
    }

    private void read() {
        var answered = asked.get();
        var _ = guests.openOr(book.ids())
                .chain(this::take)
                .onFailure()
                .invoke(failure ->
                        LOG.warn("Guests of conversations were not read; the next sweep reads them", failure))
                .onFailure()
                .recoverWithNull()
                .subscribe()
                .with(_ -> {
                    if (asked.addAndGet(-answered) > 0) {
                        read();
                    }
                });
    }

    private Uni<Void> take(List<Guest> read) {
        var byOperation = read.stream().collect(Collectors.groupingBy(guest -> new OperationId(guest.operation())));
        return Multi.createFrom()
                .iterable(byOperation.entrySet())
                .onItem()
                .transformToUniAndConcatenate(of -> Uni.createFrom()
                        .completionStage(() -> operations.read(of.getKey(), state -> {
                            book.take(of.getKey(), of.getValue()).forEach(guest -> tell(of.getKey(), state, guest));
                            return true;
                        })))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void tell(OperationId operation, OperationState state, Guest guest) {
        var view = ParticipantView.of(guest);
        tell(operation, guest.holder(), view, null);
        tell(
                operation,
                guest.agent(),
                view,
                guest.isOpen() ? GuestBook.active(state, guest).orElse(null) : null);
        for (var other : book.of(operation, new InteractionId(guest.conversation()))) {
            if (!other.id().equals(guest.id()) && other.state() == Guest.State.JOINED) {
                tell(operation, other.agent(), view, null);
            }
            if (!other.id().equals(guest.id()) && guest.state() == Guest.State.JOINED) {
                tell(operation, guest.agent(), ParticipantView.of(other), null);
            }
        }
    }

    private void tell(
            OperationId operation, String agent, ParticipantView about, @Nullable ConversationView conversation) {
        desks.tell(
                new Desk(operation, new AgentId(agent)),
                new DeskEvent.ParticipantChanged(about, conversation),
                clock.instant());
    }

    private void step(LogStep step, OperationState after) {
        if (book.all(step.operation()).isEmpty()) {
            return;
        }
        var gone = step.decisions().stream()
                .filter(Decision.OfInteraction.class::isInstance)
                .map(decision -> ((Decision.OfInteraction) decision).interaction())
                .distinct()
                .flatMap(conversation -> book.of(step.operation(), conversation).stream())
                .filter(guest -> guest.invitedAt().isBefore(step.at()) && !GuestBook.isLive(after, guest))
                .map(Guest::id)
                .toList();
        if (!gone.isEmpty()) {
            end(gone).subscribe().with(_ -> {});
        }
    }

    private Uni<Void> sweep() {
        return guests.lapse()
                .chain(() -> Multi.createFrom()
                        .iterable(operations.known())
                        .onItem()
                        .transformToUniAndConcatenate(this::left)
                        .collect()
                        .last())
                .onFailure()
                .invoke(failure -> LOG.warn("Invitations were not looked through; the next sweep does", failure))
                .onFailure()
                .recoverWithNull()
                .invoke(this::refresh)
                .replaceWithVoid();
    }

    /** What the log told while this process was not there. */
    private Uni<Void> left(OperationId operation) {
        var before = clock.instant().minus(LOG_BEHIND);
        var known = book.all(operation).stream()
                .filter(guest -> guest.invitedAt().isBefore(before))
                .toList();
        return known.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .completionStage(() -> operations.read(operation, state -> known.stream()
                                .filter(guest -> !GuestBook.isLive(state, guest))
                                .map(Guest::id)
                                .toList()))
                        .chain(gone -> gone.isEmpty() ? Uni.createFrom().voidItem() : end(gone));
    }

    private Uni<Void> end(Collection<String> gone) {
        return guests.end(gone)
                .onFailure()
                .invoke(failure ->
                        LOG.warn("Guests were not told that a conversation went on; the next sweep does", failure))
                .onFailure()
                .recoverWithNull()
                .invoke(this::refresh)
                .replaceWithVoid();
    }
}
