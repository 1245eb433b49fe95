package dev.cauce.engine.supervisor;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cauce.engine.Periodically;
import dev.cauce.engine.desk.session.ClientFrame;
import dev.cauce.engine.desk.session.Outlet;
import dev.cauce.engine.security.SignedIn;
import dev.cauce.engine.supervisor.alert.AlertView;
import dev.cauce.engine.supervisor.alert.AlertWatch;
import dev.cauce.engine.supervisor.live.LiveView;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends each supervisor's socket a snapshot and, as often as configured, what changed since. */
@Singleton
public final class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class);

    private final LiveBoards boards;
    private final AlertWatch alerts;
    private final LiveSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private @Nullable Cancellable refreshing;

    LiveFeed(LiveBoards boards, AlertWatch alerts, LiveSettings settings, ObjectMapper json, Clock clock) {
        this.boards = boards;
        this.alerts = alerts;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        refreshing = Periodically.onWorkers(
                settings.refresh(),
                this::refreshAll,
                failure -> LOG.error("Supervisors are not shown anything new any more", failure));
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (refreshing != null) {
            refreshing.cancel();
        }
    }

    /** Begins showing a socket what its user may see. A broken socket starts anew: pictures are small. */
    Runnable greet(SignedIn user, ClientFrame.@Nullable Resume resume, Outlet outlet) {
        var viewer = new Viewer(user, outlet);
        viewers.add(viewer);
        outlet.send("{\"type\":\"welcome\",\"sequence\":0,\"resumed\":false}", clock.instant());
        refresh(viewer).subscribe().with(_ -> {}, failure -> LOG.warn("A supervisor was not shown the start", failure));
        return () -> viewers.remove(viewer);
    }

    private Uni<Void> refreshAll() {
        return Multi.createFrom()
                .iterable(viewers)
                .onItem()
                .transformToUniAndConcatenate(this::refresh)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warn("Supervisors were not shown a change; the next look will", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> refresh(Viewer viewer) {
        return boards.look(viewer.user)
                .invoke(view -> viewer.show(view, alerts.on(viewer.user)))
                .replaceWithVoid();
    }

    private String written(Object frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JacksonException e) {
            throw new IllegalStateException("A live frame is plain JSON", e);
        }
    }

    private final class Viewer {
        private final SignedIn user;
        private final Outlet outlet;
        private @Nullable LiveView shown;
        private List<AlertView> alerted = List.of();
        private long sequence;

        Viewer(SignedIn user, Outlet outlet) {
            this.user = user;
            this.outlet = outlet;
        }

        synchronized void show(LiveView now, List<AlertView> on) {
            if (shown == null) {
                sequence++;
                outlet.send(written(LiveFrame.snapshot(sequence, now)), clock.instant());
            } else {
                var delta = now.since(shown);
                if (!delta.isEmpty()) {
                    sequence++;
                    outlet.send(written(LiveFrame.delta(sequence, delta)), clock.instant());
                }
            }
            shown = now;
            if (!alerted.equals(on)) {
                sequence++;
                outlet.send(written(new LiveFrame.Alerted(sequence, on)), clock.instant());
                alerted = on;
            }
        }
    }
}
