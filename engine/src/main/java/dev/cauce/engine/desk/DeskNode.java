package dev.cauce.engine.desk;

import dev.cauce.engine.Periodically;
import dev.cauce.engine.desk.session.DeskSession;
import dev.cauce.engine.desk.session.DeskSessions;
import dev.cauce.engine.desk.session.DeskSettings;
import dev.cauce.engine.desk.session.NodeId;
import dev.cauce.engine.desk.session.NodeLeases;
import dev.cauce.engine.desk.session.SessionSweep;
import dev.cauce.engine.routing.RoutingGateway;
import dev.cauce.routing.core.AgentId;
import dev.cauce.routing.core.Command;
import dev.cauce.routing.core.OperationId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the router's list of connected desktops true for this node, and for nodes that died. Changes are told at once;
 * at every renewal of the node's lease the list is compared with the sockets there are, which heals what was lost.
 */
@Singleton
public final class DeskNode {
    private static final Logger LOG = Logger.getLogger(DeskNode.class);

    private final Operations operations;
    private final DeskSessions sessions;
    private final NodeLeases leases;
    private final NodeId node;
    private final RoutingGateway gateway;
    private final DeskSettings settings;
    private final AtomicLong sent = new AtomicLong();
    private @Nullable Cancellable renewals;

    DeskNode(
            Operations operations,
            DeskSessions sessions,
            NodeLeases leases,
            NodeId node,
            RoutingGateway gateway,
            DeskSettings settings) {
        this.operations = operations;
        this.sessions = sessions;
        this.leases = leases;
        this.node = node;
        this.gateway = gateway;
        this.settings = settings;
    }

    void start(@Observes StartupEvent started) {
        renewals = Periodically.run(
                settings.nodeRenewal(),
                this::renew,
                failure -> LOG.error("Desk nodes are not renewed any more", failure));
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (renewals != null) {
            renewals.cancel();
        }
        sessions.connected().forEach(this::lost);
    }

    void connected(DeskSession session) {
        send(
                session.desk().operation(),
                new Command.DesktopConnected(session.desk().agent(), session.id()));
    }

    void lost(DeskSession session) {
        send(session.desk().operation(), new Command.DesktopLost(session.desk().agent(), session.id()));
    }

    private Uni<Void> renew() {
        sessions.forgetLost();
        return leases.renew(node)
                .chain(this::sweep)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf(failure, "The lease of this desk node was not renewed node=%s", node.value()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> sweep(Set<String> living) {
        return Multi.createFrom()
                .iterable(operations.known())
                .onItem()
                .transformToUniAndConcatenate(operation -> sweep(operation, living))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> sweep(OperationId operation, Set<String> living) {
        return Uni.createFrom()
                .completionStage(() -> operations.read(
                        operation,
                        state -> SessionSweep.commands(
                                state.agentStates().toList(), node.value(), connectedOf(operation), living)))
                .invoke(commands -> commands.forEach(command -> send(operation, command)))
                .replaceWithVoid();
    }

    private Map<String, AgentId> connectedOf(OperationId operation) {
        var connected = new HashMap<String, AgentId>();
        sessions.connected().stream()
                .filter(session -> session.desk().operation().equals(operation))
                .forEach(session -> connected.put(session.id(), session.desk().agent()));
        return connected;
    }

    private void send(OperationId operation, Command command) {
        var id = "desk:%s:%d".formatted(node.value(), sent.incrementAndGet());
        var _ = gateway.send(operation, id, command).exceptionally(failure -> {
            LOG.warnf(failure, "The router was not told of a desktop; the next sweep will command=%s", id);
            return null;
        });
    }
}
