package dev.cauce.engine.desk;

import dev.cauce.engine.conversation.ConversationFeed;
import dev.cauce.engine.desk.session.DeskSessions;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether desks here are told what is written; that they are told what the router does is the routing's own check. */
@Singleton
@Readiness
final class DeskHealth implements HealthCheck {
    private final ConversationFeed feed;
    private final DeskSessions sessions;

    DeskHealth(ConversationFeed feed, DeskSessions sessions) {
        this.feed = feed;
        this.sessions = sessions;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("desk")
                .status(feed.isRunning())
                .withData("desktops", sessions.connected().size())
                .build();
    }
}
