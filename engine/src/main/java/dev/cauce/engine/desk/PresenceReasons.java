package dev.cauce.engine.desk;

import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.Defined;
import dev.cauce.engine.configuration.definition.PresenceReason;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.routing.core.Presence;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a declared presence, and says what is wrong with it. */
@Singleton
public final class PresenceReasons {
    private final ConfigurationView configuration;

    PresenceReasons(ConfigurationView configuration) {
        this.configuration = configuration;
    }

    /** The presence, or a 400 that names the field. */
    public Presence read(String presence, @Nullable String reason) {
        return switch (presence) {
            case "available" -> without(reason, Presence.AVAILABLE);
            case "offline" -> without(reason, Presence.OFFLINE);
            case "paused" -> paused(reason);
            default -> throw invalid("presence", presence, "Must be available, paused or offline.");
        };
    }

    private static Presence without(@Nullable String reason, Presence presence) {
        if (reason != null) {
            throw invalid("reason", reason, "Only a pause has a reason. Leave it out.");
        }
        return presence;
    }

    private Presence paused(@Nullable String reason) {
        if (reason == null) {
            throw invalid("reason", null, "A pause needs the id of a presence reason. " + known());
        }
        if (configuration.find(PresenceReason.class, reason).isEmpty()) {
            throw invalid("reason", reason, "No such presence reason. " + known());
        }
        return Presence.paused(reason);
    }

    private String known() {
        var ids = configuration.all(PresenceReason.class).stream()
                .map(Defined::id)
                .sorted()
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? "None is configured; ask an administrator to define one." : "There are: " + ids + ".";
    }

    private static RuntimeException invalid(String field, @Nullable String value, String message) {
        return Problem.invalid(FieldError.of(field, (Object) value, message)).exception();
    }
}
