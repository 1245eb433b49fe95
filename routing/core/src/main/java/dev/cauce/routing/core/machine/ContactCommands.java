package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.Command.ContactLeft;
import dev.cauce.routing.core.Command.ContactWrote;
import dev.cauce.routing.core.Command.Enqueue;
import dev.cauce.routing.core.Command.FromContact;
import dev.cauce.routing.core.Command.ReportCallback;
import dev.cauce.routing.core.Command.RequestCallback;
import dev.cauce.routing.core.Decision;
import dev.cauce.routing.core.Interaction.Phase;
import dev.cauce.routing.core.Reply;
import java.time.Instant;

/** What contacts do. */
final class ContactCommands {
    private final Operation operation;
    private final Segments segments;
    private final Conversations conversations;
    private final Callbacks callbacks;

    ContactCommands(Operation operation, Segments segments, Conversations conversations, Callbacks callbacks) {
        this.operation = operation;
        this.segments = segments;
        this.conversations = conversations;
        this.callbacks = callbacks;
    }

    Reply handle(FromContact command, Instant now) {
        return switch (command) {
            case Enqueue enqueue -> enqueue(enqueue, now);
            case ContactWrote wrote -> wrote(wrote, now);
            case ContactLeft(var interaction) -> {
                Work work = operation.work(interaction);
                yield work == null ? Rejections.unknownInteraction(interaction) : left(work, now);
            }
            case RequestCallback request -> {
                Work work = operation.work(request.interaction());
                yield work == null
                        ? Rejections.unknownInteraction(request.interaction())
                        : requestCallback(work, request, now);
            }
            case ReportCallback report -> {
                Work work = operation.work(report.interaction());
                yield work == null
                        ? Rejections.unknownInteraction(report.interaction())
                        : reportCallback(work, report, now);
            }
        };
    }

    private Reply enqueue(Enqueue command, Instant now) {
        if (operation.work(command.interaction()) != null) {
            return Reply.DONE;
        }
        LiveQueue queue = operation.queue(command.queue());
        if (queue == null || queue.state.retired()) {
            return Rejections.unknownQueue(command.queue());
        }
        if (!queue.definition.client().equals(command.client())) {
            return Rejections.wrongClient("Queue " + queue.id + " belongs to client " + queue.definition.client()
                    + ", not to " + command.client() + ".");
        }
        if (!Priorities.isValid(command.priority())) {
            return Priorities.rejected(command.priority());
        }
        segments.arrive(command, queue, now);
        return Reply.DONE;
    }

    private Reply wrote(ContactWrote command, Instant now) {
        Work work = operation.work(command.interaction());
        if (work == null || work.interaction.phase() instanceof Phase.WrapUp) {
            operation.recorder.decide(new Decision.ContactWroteAfterEnd(command.interaction(), command.messageId()));
        } else if (work.interaction.phase() instanceof Phase.Active active) {
            conversations.contactWrote(work, active, now);
        }
        return Reply.DONE;
    }

    private Reply left(Work work, Instant now) {
        switch (work.interaction.phase()) {
            case Phase.Waiting _, Phase.Offered _ -> {
                if (work.interaction.callback() == null
                        || work.interaction.callback().reached()) {
                    conversations.abandon(work, now);
                }
            }
            case Phase.Active active -> conversations.wrapUp(work, active.agent(), now);
            case Phase.WrapUp _, Phase.CallingBack _ -> {}
        }
        return Reply.DONE;
    }

    private Reply requestCallback(Work work, RequestCallback command, Instant now) {
        if (work.interaction.callback() != null) {
            return Reply.DONE;
        }
        if (!work.isWaiting()) {
            return Rejections.wrongPhase(work.id, "waiting");
        }
        callbacks.request(work, command.order(), now);
        return Reply.DONE;
    }

    private Reply reportCallback(Work work, ReportCallback command, Instant now) {
        if (!(work.interaction.phase() instanceof Phase.CallingBack calling)) {
            return Rejections.wrongPhase(work.id, "being called back");
        }
        callbacks.outcome(work, calling, command.outcome(), now);
        return Reply.DONE;
    }
}
