package dev.cauce.engine.desk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.desk.operation.LogStep;
import dev.cauce.engine.desk.operation.OperationState;
import dev.cauce.engine.desk.session.ClientFrame;
import dev.cauce.engine.desk.session.Closing;
import dev.cauce.engine.desk.session.Desk;
import dev.cauce.engine.desk.session.DeskSession;
import dev.cauce.engine.desk.session.DeskSessions;
import dev.cauce.engine.desk.session.Outlet;
import dev.cauce.engine.desk.view.AgentView;
import dev.cauce.engine.desk.view.DeskChanges;
import dev.cauce.engine.desk.view.DeskEvent;
import dev.cauce.engine.desk.view.StateView;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.AgentId;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connects agents' sockets to what the routing log says of them. */
@Singleton
public final class AgentDesks {
    private static final Logger LOG = Logger.getLogger(AgentDesks.class);

    private final Operations operations;
    private final DeskSessions sessions;
    private final DeskNode node;
    private final ObjectMapper json;
    private final GuestBook guests;
    private final LookBook looks;

    AgentDesks(
            Operations operations,
            DeskSessions sessions,
            DeskNode node,
            ObjectMapper json,
            GuestBook guests,
            LookBook looks) {
        this.operations = operations;
        this.sessions = sessions;
        this.node = node;
        this.json = json;
        this.guests = guests;
        this.looks = looks;
    }

    void start(@Observes StartupEvent started) {
        operations.addListener(this::tell);
    }

    /**
     * Everything the agent has in hand, and where that stands among the events of the named session or, without a name, the
     * agent's only one; 404 while the router does not know the agent.
     */
    public Uni<StateView> view(SignedIn user, @Nullable String session) {
        return Uni.createFrom()
                .completionStage(
                        () -> operations.read(user.operation(), operation -> AgentView.of(operation, user.agent())
                                .map(view -> placed(shown(operation, user, view), Desk.of(user), session))))
                .map(view -> view.orElseThrow(() -> unknown(user.agent())));
    }

    private AgentView shown(OperationState operation, SignedIn user, AgentView view) {
        return looks.shown(user.operation(), guests.shown(operation, user, view));
    }

    private StateView placed(AgentView view, Desk desk, @Nullable String session) {
        var found = sessions.find(desk, session);
        return new StateView(
                found.map(DeskSession::id).orElse(null),
                found.map(DeskSession::sequence).orElse(null),
                view);
    }

    /** Begins telling a socket, from where an earlier one stopped if that is still known. */
    Runnable greet(SignedIn user, ClientFrame.@Nullable Resume resume, Outlet outlet) {
        var session = Optional.ofNullable(resume)
                .flatMap(where -> sessions.resume(Desk.of(user), where, outlet))
                .orElseGet(() -> start(user, outlet));
        node.connected(session);
        return () -> {
            if (sessions.lose(session, outlet)) {
                node.lost(session);
            }
        };
    }

    private DeskSession start(SignedIn user, Outlet outlet) {
        var session = sessions.create(Desk.of(user));
        var _ = operations
                .read(user.operation(), operation -> {
                    var view = AgentView.of(operation, user.agent()).map(one -> shown(operation, user, one));
                    sessions.begin(session, outlet, written(view.orElse(null)));
                    return session;
                })
                .exceptionally(failure -> {
                    LOG.warnf(failure, "A desktop was not shown its state session=%s", session.id());
                    outlet.close(Closing.FAILED);
                    return session;
                });
        return session;
    }

    /** Tells every desk of an agent something that is not in the routing log. */
    public void tell(Desk desk, DeskEvent event, Instant since) {
        if (sessions.anyOf(desk)) {
            sessions.tell(desk, written(event), since);
        }
    }

    private void tell(LogStep step, OperationState after, List<DeskChanges.ForAgent> events) {
        events.forEach(one -> tell(new Desk(step.operation(), one.agent()), one.event(), step.at()));
    }

    private String written(@Nullable Object event) {
        try {
            return json.writeValueAsString(event);
        } catch (JacksonException e) {
            throw new IllegalStateException("A desk event is plain JSON", e);
        }
    }

    private static RuntimeException unknown(AgentId agent) {
        return Problem.notFound(
                        "The router does not know agent %s yet. Ask an administrator to give the agent skills and queues."
                                .formatted(agent))
                .exception();
    }
}
