package dev.cauce.engine.desk.session;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The sessions of this node: those with a socket, and for a while those whose socket broke. */
@Singleton
public final class DeskSessions {
    private final DeskSettings settings;
    private final SocketMetrics metrics;
    private final Clock clock;
    private final NodeId node;
    private final AtomicLong created = new AtomicLong();
    private final Map<String, DeskSession> byId = new ConcurrentHashMap<>();
    private final Map<Desk, Set<DeskSession>> byDesk = new ConcurrentHashMap<>();

    DeskSessions(DeskSettings settings, SocketMetrics metrics, Clock clock, NodeId node) {
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.node = node;
    }

    /** A session that is told nothing until it begins. */
    public DeskSession create(Desk desk) {
        return new DeskSession(
                SessionSweep.sessionId(node.value(), Long.toString(created.incrementAndGet())),
                desk,
                settings.eventsKept());
    }

    /** From here on the session is told everything; {@code state} is the picture before. */
    public void begin(DeskSession session, Outlet outlet, String state) {
        session.start(outlet, state, clock.instant());
        byId.put(session.id(), session);
        byDesk.computeIfAbsent(session.desk(), _ -> ConcurrentHashMap.newKeySet())
                .add(session);
    }

    /** Goes on with a session of the same agent; empty if it is unknown here, or forgot what was missed. */
    public Optional<DeskSession> resume(Desk desk, ClientFrame.Resume where, Outlet outlet) {
        var found = Optional.ofNullable(byId.get(where.session()))
                .filter(session -> session.desk().equals(desk))
                .filter(session -> session.resume(outlet, where.sequence(), clock.instant()));
        metrics.resumed(found.isPresent());
        return found;
    }

    /** A socket is gone; false if the session goes on with another. */
    public boolean lose(DeskSession session, Outlet outlet) {
        return session.lose(outlet, clock.instant());
    }

    /** The session of this name, or without a name the only one with a socket; empty if it is not here. */
    public Optional<DeskSession> find(Desk desk, @Nullable String session) {
        if (session != null) {
            return Optional.ofNullable(byId.get(session))
                    .filter(found -> found.desk().equals(desk));
        }
        var connected = byDesk.getOrDefault(desk, Set.of()).stream()
                .filter(DeskSession::isConnected)
                .toList();
        return connected.size() == 1 ? Optional.of(connected.getFirst()) : Optional.empty();
    }

    public boolean anyOf(Desk desk) {
        return byDesk.containsKey(desk);
    }

    public void tell(Desk desk, String event, Instant since) {
        byDesk.getOrDefault(desk, Set.of()).forEach(session -> session.tell(event, since));
    }

    /** The sessions with a socket now. */
    public List<DeskSession> connected() {
        return byId.values().stream().filter(DeskSession::isConnected).toList();
    }

    /** Lets go of sessions that nobody resumed in time. */
    public void forgetLost() {
        var before = clock.instant().minus(settings.resumeWindow());
        new HashMap<>(byId).forEach((id, session) -> {
            if (session.isLostBefore(before)) {
                byId.remove(id);
                byDesk.computeIfPresent(session.desk(), (_, sessions) -> {
                    sessions.remove(session);
                    return sessions.isEmpty() ? null : sessions;
                });
            }
        });
    }
}
